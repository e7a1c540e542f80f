using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Publishing;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>The default builder. Reads the command line: <c>--publisher manifest --output-path file</c> publishes.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    // Applications stop their services before their infrastructure, in turn, each within its own limit; the host's
    // own 30 s would cut that short.
    private static readonly TimeSpan s_shutdownLimit = TimeSpan.FromMinutes(2);

    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationOptions _options;
    private readonly DistributedApplicationExecutionContextOptions _executionOptions;
    private readonly AppHostInterception? _interception = AppHostInterception.Current;

    public DistributedApplicationBuilder(string[] args) : this(new DistributedApplicationOptions { Args = args })
    {
    }

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        _options = options;
        var settings = new HostApplicationBuilderSettings { Args = options.Args };
        _interception?.OnConstructing(options, settings);

        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : _interception?.AppHostAssembly
            ?? Assembly.GetEntryAssembly();
        AppHostDirectory = options.ProjectDirectory ?? Metadata("apphostprojectpath") ?? Directory.GetCurrentDirectory();
        settings.ContentRootPath = AppHostDirectory;
        // Not the project file's folder name: the name of the program, as the real package does.
        settings.ApplicationName ??= AppHostAssembly?.GetName().Name;
        _host = new HostApplicationBuilder(settings);

        AddHostFacts();
        Configuration.AddCommandLine(settings.Args ?? [], new Dictionary<string, string>
        {
            ["--operation"] = "AppHost:Operation",
            ["--step"] = "Pipeline:Step",
            ["--publisher"] = "Publishing:Publisher",
            ["--output-path"] = "Publishing:OutputPath",
            ["--dcp-cli-path"] = "DcpPublisher:CliPath",
        });
        _executionOptions = ReadOperation();
        ExecutionContext = new DistributedApplicationExecutionContext(_executionOptions);
        AddServices();
        _interception?.OnConstructed(this);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public string AppHostPath => Path.Join(AppHostDirectory, Metadata("apphostprojectname"));

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource
        => new DistributedApplicationResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        _interception?.OnBuilding(this);
        var application = new DistributedApplication(_host.Build(), _interception);
        _executionOptions.ServiceProvider = application.Services;
        _interception?.OnBuilt(application);
        return application;
    }

    internal string? Metadata(string key) => AppHostAssembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;

    private void AddHostFacts()
    {
        // Volume names carry a piece of this hash, so that two checkouts do not share one volume.
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(AppHostPath)));
        Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AppHost:Directory"] = AppHostDirectory,
            ["AppHost:Path"] = AppHostPath,
            ["AppHost:Sha256"] = hash,
            ["AppHost:PathSha256"] = hash,
        });
    }

    private DistributedApplicationExecutionContextOptions ReadOperation()
    {
        var publisher = Configuration["Publishing:Publisher"];
        var operation = Configuration["AppHost:Operation"];
        if (operation is null)
        {
            return publisher is null
                ? new(DistributedApplicationOperation.Run)
                : new(DistributedApplicationOperation.Publish, publisher);
        }
        if (!Enum.TryParse<DistributedApplicationOperation>(operation, ignoreCase: true, out var parsed))
        {
            throw new DistributedApplicationException(
                string.Create(CultureInfo.InvariantCulture, $"Unknown operation '{operation}': expected 'run' or 'publish'."));
        }
        return new(parsed, publisher);
    }

    private void AddServices()
    {
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton<IDistributedApplicationBuilder>(this);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(new DistributedApplicationModel(Resources));
        Services.AddSingleton<ResourceLoggerService>();
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddSingleton(services => new ResourceCommandService(
            services, services.GetRequiredService<DistributedApplicationModel>()));
        Services.AddSingleton(_options);
        Services.AddHealthChecks();
        Services.AddHttpClient();
        Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdownLimit);
        // The host's own chatter at Information is noise among the resources' lines; failures still show.
        _host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        _host.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        _host.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        if (ExecutionContext.IsPublishMode)
        {
            Services.Configure<PublishingOptions>(Configuration.GetSection(PublishingOptions.Publishing));
            Services.AddHostedService<PublishingRun>();
        }
        else
        {
            Services.AddSingleton<Orchestrator>();
            Services.AddHostedService(services => services.GetRequiredService<Orchestrator>());
            Services.AddHostedService<HealthMonitor>();
            if (_interception is null)
            {
                Services.AddHostedService<ParentWatch>();
            }
        }
    }
}
