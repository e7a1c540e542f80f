using System.Diagnostics.Metrics;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>What the dashboard sees of ticket records.</summary>
internal static class TicketMetrics
{
    private static readonly Meter Meter = new("Ticketing.EventTicketing");

    public static readonly Counter<long> Changed = Meter.CreateCounter<long>(
        "ticketing.tickets.changed", "{ticket}", "Tickets that changed their state.");

    public static readonly Counter<long> Inconsistencies = Meter.CreateCounter<long>(
        "ticketing.tickets.inconsistencies", "{message}", "Facts set aside because they contradict others.");
}
