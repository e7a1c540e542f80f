using Microsoft.Extensions.Configuration;
using Ticketing.AppHost.Startup;

namespace Ticketing.AppHost;

/// <summary>
/// The compute environment that publishing writes files for: Docker Compose, or Kubernetes with
/// <c>--Ticketing:PublishTarget=kubernetes</c>. The manifest (<c>--publisher manifest</c>) needs none.
/// </summary>
internal static class PublishTargets
{
    public static void Add(IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsPublishMode || builder.Configuration["Publishing:Publisher"] == "manifest")
        {
            return;
        }

        var target = builder.Configuration["Ticketing:PublishTarget"] ?? "compose";
        if (target is not ("compose" or "kubernetes"))
        {
            throw new StartException(
                $"Ticketing:PublishTarget is '{target}'; it may be 'compose' or 'kubernetes'.");
        }

#if PUBLISHERS
        if (target == "compose")
        {
            builder.AddDockerComposeEnvironment("compose");
        }
        else
        {
            builder.AddKubernetesEnvironment("kubernetes");
        }
#else
        throw new StartException(
            "Publishing to Compose and Kubernetes needs the packages Aspire.Hosting.Docker and Aspire.Hosting.Kubernetes, "
            + "which this machine's package feed lacked when scripts/setup asked it. The manifest needs neither: "
            + "--publisher manifest --output-path aspire-manifest.json");
#endif
    }
}
