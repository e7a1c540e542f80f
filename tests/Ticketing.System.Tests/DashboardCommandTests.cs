using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;
using Ticketing.System.Tests.Running;

// Arguments of commands are still marked as experimental in Aspire 13.6.
#pragma warning disable ASPIREINTERACTION001

namespace Ticketing.System.Tests;

/// <summary>What an operator does from the dashboard.</summary>
[Collection(MainCollection.Name)]
public sealed class DashboardCommandTests(MainSystem main)
{
    [LocalFact]
    public async Task An_event_is_audited_as_the_operator()
    {
        var onSale = await main.System.Client.OnSaleAsync(EventDraft.Of("Audited", 1, 1, 2, 5));

        var audit = await RunAsync("seat-reservation-service", "audit-event", Event(onSale.EventId));

        Assert.True(audit.Success, audit.Message);
        Assert.Contains($"\"event_id\": {onSale.EventId}", audit.Data?.Value, StringComparison.Ordinal);
    }

    [LocalFact]
    public async Task A_refusal_of_the_service_is_told_in_its_words()
    {
        var audit = await RunAsync("seat-reservation-service", "audit-event", Event(999_999_999));

        Assert.False(audit.Success);
        Assert.Contains("404: ", audit.Message, StringComparison.Ordinal); // with the name of each replica before it
    }

    [LocalFact]
    public async Task Dead_letters_are_listed_and_replayed()
    {
        Assert.True((await RunAsync("booking-service", "list-dead-letters")).Success);
        Assert.True((await RunAsync("booking-service", "replay-dead-letters")).Success);
    }

    [LocalFact]
    public async Task A_killed_process_has_ended_and_starts_again()
    {
        Assert.True((await RunAsync("payment-sandbox", "kill")).Success);

        await Crash.RestartAsync(main.System, "payment-sandbox", instances: 1);
    }

    private static InteractionInput Event(long id) => new()
    {
        Name = "event",
        InputType = InputType.Number,
        Value = id.ToString(global::System.Globalization.CultureInfo.InvariantCulture),
    };

    private Task<ExecuteCommandResult> RunAsync(string resource, string command, params InteractionInput[] arguments)
    {
        var services = main.System.App.Services;
        var model = services.GetRequiredService<DistributedApplicationModel>();
        return services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(
            model.Resources.Single(r => r.Name == resource), command, new InteractionInputCollection(arguments));
    }
}
