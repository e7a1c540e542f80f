using Microsoft.Extensions.Configuration;

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
        switch (target)
        {
            case "compose":
                builder.AddDockerComposeEnvironment("compose");
                break;
            case "kubernetes":
                builder.AddKubernetesEnvironment("kubernetes");
                break;
            default:
                throw new InvalidOperationException(
                    $"Ticketing:PublishTarget is '{target}'; it may be 'compose' or 'kubernetes'.");
        }
    }
}
