using System.Diagnostics.Metrics;

namespace Ticketing.SeatReservation.Reconciling.Rebuild;

/// <summary>Counts lost and rebuilt state; meter <c>Ticketing.SeatReservation</c>.</summary>
internal sealed class RebuildMetrics
{
    private readonly Gauge<int> _lost;
    private readonly Counter<long> _rebuilt;

    public RebuildMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Ticketing.SeatReservation");
        _lost = meter.CreateGauge<int>(
            "ticketing.seats.lost_sections", "{section}", "Sections on sale without (whole) live state.");
        _rebuilt = meter.CreateCounter<long>(
            "ticketing.seats.rebuilt", "{subsection}", "Subsections made again from PostgreSQL.");
    }

    public void SetLost(int sections) => _lost.Record(sections);

    public void AddRebuilt(int subsections) => _rebuilt.Add(subsections);
}
