using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Publishing;

/// <summary>Publishes and ends the process. Failing to is an exit code other than 0.</summary>
internal sealed class PublishingRun(
    IServiceProvider services,
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext execution,
    IDistributedApplicationEventing eventing,
    IOptions<PublishingOptions> options,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await eventing.PublishAsync(new BeforeStartEvent(services, model), cancellationToken).ConfigureAwait(false);
        var step = configuration["Pipeline:Step"];
        if (options.Value.Publisher is not "manifest" && step is not "publish-manifest")
        {
            throw new DistributedApplicationException(
                $"Publishing by '{options.Value.Publisher ?? step ?? "publish"}' needs the real Aspire packages "
                + "(Aspire.Hosting.Docker, Aspire.Hosting.Kubernetes): the stand-ins used here write manifests only, by "
                + "'--publisher manifest --output-path file.json'.");
        }
        var output = options.Value.OutputPath ?? throw new DistributedApplicationException(
            "The '--output-path [path]' option was not specified even though '--publisher manifest' argument was used.");
        var file = await ManifestPublisher.WriteAsync(model, execution, output, cancellationToken).ConfigureAwait(false);
        Console.Out.WriteLine($"Published manifest to: {file}");
        lifetime.StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
