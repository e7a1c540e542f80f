using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost;

/// <summary>The port a browser opens.</summary>
internal static class PublicPort
{
    /// <summary>The usual port; a second checkout that runs at the same time gets another one.</summary>
    private const int Usual = 5100;

    private const int FirstFree = 12_000;
    private const int LastFree = 32_000;
    private const int MaxTries = 2_000;

    /// <summary>
    /// Setting <c>Ticketing:Port</c> if given, else 5100, or a free port when 5100 is taken. Null when publishing:
    /// the target decides.
    /// </summary>
    public static int? Of(IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return null;
        }

        return builder.Configuration["Ticketing:Port"] is { Length: > 0 } asked
            ? int.Parse(asked, CultureInfo.InvariantCulture)
            : IsFree(Usual) ? Usual : Free();
    }

    /// <summary>
    /// A port nobody listens on at this moment, from below the range the kernel takes for outgoing
    /// connections (32768 up on Linux): a store that dies and comes back would find one from that range taken
    /// by a client, perhaps by its own.
    /// </summary>
    public static int Free()
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var port = Random.Shared.Next(FirstFree, LastFree);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new DistributedApplicationException(
            $"No free port between {FirstFree} and {LastFree} in {MaxTries} tries.");
    }

    /// <summary>Where links in mails lead: the gateway, or what the operator says when publishing.</summary>
    public static IResourceBuilder<ProjectResource> WithPublicUrl(
        this IResourceBuilder<ProjectResource> project, IDistributedApplicationBuilder builder, int? port)
    {
        const string setting = "Mail__PublicUrl";
        var local = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
        return builder.ExecutionContext.IsPublishMode
            ? project.WithEnvironment(setting, builder.AddParameter("public-url"))
            : project.WithEnvironment(setting, local);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
