using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost.Infrastructure;

/// <summary>
/// Where mails go, as the connection <c>mail</c>: a server of one's own when <c>ConnectionStrings:mail</c> names
/// one (always when publishing), else a catcher that shows mails and delivers none.
/// </summary>
internal static class MailServer
{
    private const string Name = "mail";
    private const string Catcher = "mail-catcher";

    /// <summary>True if the operator named a server.</summary>
    public static bool IsGiven(IDistributedApplicationBuilder builder) =>
        builder.ExecutionContext.IsPublishMode || builder.Configuration[$"ConnectionStrings:{Name}"] is { Length: > 0 };

    /// <summary>The operator's server:
    /// <c>Endpoint=smtp://host:port;Username=…;Password=…;StartTls=true</c>.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> Given(IDistributedApplicationBuilder builder) =>
        builder.AddConnectionString(Name);

    /// <summary>Mailpit in a container; its page is the endpoint <c>http</c>.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> Container(IDistributedApplicationBuilder builder)
    {
        var mailpit = builder.AddContainer(Catcher, "axllent/mailpit", "v1.21")
            .WithHttpEndpoint(targetPort: 8025, name: "http")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Mails").WithIconName("Mail")
            .WithEndpoint(targetPort: 1025, name: "smtp", scheme: "tcp")
            .ExcludeFromManifest();
        var smtp = mailpit.GetEndpoint("smtp");
        return builder.AddConnectionString(Name, ReferenceExpression.Create(
            $"Endpoint=smtp://{smtp.Property(EndpointProperty.Host)}:{smtp.Property(EndpointProperty.Port)}"));
    }

    /// <summary>Our own small catcher, as a process; its page is the endpoint <c>http</c>.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> Local(IDistributedApplicationBuilder builder)
    {
        var port = PublicPort.Free();
        builder.AddProject<Projects.Ticketing_MailCatcher>(Catcher, launchProfileName: null)
            .WithOwnHttpEndpoint().WithHttpHealthCheck("/health")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Mails").WithIconName("Mail")
            .WithArgs("--SmtpPort", port.ToString(CultureInfo.InvariantCulture))
            .ExcludeFromManifest();
        return builder.AddConnectionString(Name, ReferenceExpression.Create(
            $"Endpoint=smtp://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"));
    }
}
