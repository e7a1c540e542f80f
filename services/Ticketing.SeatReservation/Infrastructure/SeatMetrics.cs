using System.Diagnostics.Metrics;
using Ticketing.SeatReservation.Domain;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>What the engine counts; meter <c>Ticketing.SeatReservation</c>.</summary>
public sealed class SeatMetrics
{
    private readonly Counter<long> _answers;
    private readonly Counter<long> _seats;
    private readonly Counter<long> _endings;
    private readonly Gauge<int> _lost;
    private readonly Counter<long> _rebuilt;

    /// <summary>Makes the instruments.</summary>
    public SeatMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Ticketing.SeatReservation");
        _answers = meter.CreateCounter<long>(
            "ticketing.seats.answers", "{answer}", "Answered requests, by result; redelivered ones count again.");
        _seats = meter.CreateCounter<long>("ticketing.seats.given", "{seat}", "Seats in successful answers.");
        _endings = meter.CreateCounter<long>(
            "ticketing.seats.endings", "{booking}", "Releases and payments, by action and outcome.");
        _lost = meter.CreateGauge<int>(
            "ticketing.seats.lost_sections", "{section}", "Sections on sale without (whole) live state.");
        _rebuilt = meter.CreateCounter<long>(
            "ticketing.seats.rebuilt", "{subsection}", "Subsections made again from PostgreSQL.");
    }

    /// <summary>This many sections are lost now.</summary>
    public void Lost(int sections) => _lost.Record(sections);

    /// <summary>Subsections were made again.</summary>
    public void Rebuilt(int subsections) => _rebuilt.Add(subsections);

    /// <summary>Requests were answered.</summary>
    public void Answered(IReadOnlyList<ReservationRecord> records)
    {
        int found = 0, seats = 0;
        foreach (var record in records)
        {
            if (record.FoundSeats)
            {
                found++;
                seats += record.Taken.Count;
            }
            else
            {
                Answered(1, record.Code);
            }
        }

        if (found > 0)
        {
            Answered(found, "found");
            _seats.Add(seats);
        }
    }

    private void Answered(int count, string result) =>
        _answers.Add(count, new KeyValuePair<string, object?>("result", result));

    /// <summary>A release or a payment was handled.</summary>
    public void Ended(string action, SeatOutcome outcome) => _endings.Add(
        1,
        new KeyValuePair<string, object?>("action", action),
        new KeyValuePair<string, object?>("outcome", outcome.Kind.ToString()));
}
