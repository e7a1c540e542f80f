using Ticketing.SystemKit.Running;
using Ticketing.System.Tests.Telemetry;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Ticketing.System.Tests.Running;

/// <summary>
/// The system that most tests share: on Apache Kafka where KAFKA_HOME names it, else on the embedded broker.
/// </summary>
public sealed class MainSystem(IMessageSink messages) : SharedSystem(messages)
{
    /// <summary>Gets the telemetry of every service.</summary>
    public OtlpCollector Collector { get; private set; } = null!;

    /// <inheritdoc/>
    protected override async Task<SystemOptions> OptionsAsync()
    {
        Collector = await OtlpCollector.StartAsync();
        return new SystemOptions("main", OtlpEndpoint: Collector.Endpoint);
    }

    /// <inheritdoc/>
    protected override async Task StoppedAsync() => await Collector.DisposeAsync();
}

/// <summary>The same system on the embedded broker, for a shorter suite.</summary>
public sealed class EmbeddedSystem(IMessageSink messages) : SharedSystem(messages)
{
    /// <inheritdoc/>
    protected override bool IsUsed => LocalServers.WhyNot is null;

    /// <inheritdoc/>
    protected override Task<SystemOptions> OptionsAsync() =>
        Task.FromResult(new SystemOptions("embedded", EmbeddedBroker: true));
}

/// <summary>A system that is started once for all tests of a collection.</summary>
public abstract class SharedSystem(IMessageSink messages) : IAsyncLifetime
{
    private RunningSystem? _system;

    /// <summary>The running system.</summary>
    public RunningSystem System =>
        _system ?? throw new InvalidOperationException("The system is not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!IsUsed)
        {
            return;
        }

        var options = await OptionsAsync();
        messages.OnMessage(new DiagnosticMessage($"System tests '{options.Name}' run on {options.Broker}."));
        _system = await RunningSystem.StartAsync(options);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_system is not null)
        {
            await _system.DisposeAsync();
        }

        await StoppedAsync();
    }

    /// <summary>False when all tests that share it are left out.</summary>
    protected virtual bool IsUsed => true;

    /// <summary>How it is started.</summary>
    protected abstract Task<SystemOptions> OptionsAsync();

    /// <summary>What a fixture of its own has to stop after the system.</summary>
    protected virtual Task StoppedAsync() => Task.CompletedTask;
}

/// <summary>Tests that share <see cref="MainSystem"/>.</summary>
[CollectionDefinition(Name)]
public sealed class MainCollection : ICollectionFixture<MainSystem>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "main system";
}

/// <summary>Tests that share <see cref="EmbeddedSystem"/>.</summary>
[CollectionDefinition(Name)]
public sealed class EmbeddedCollection : ICollectionFixture<EmbeddedSystem>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "system on the embedded broker";
}
