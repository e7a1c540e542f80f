using System.Diagnostics.Metrics;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>Counts answers, releases and payments; meter <c>Ticketing.SeatReservation</c>.</summary>
internal sealed class SeatWorkMetrics
{
    private readonly Counter<long> _answers;
    private readonly Counter<long> _seats;
    private readonly Counter<long> _endings;

    public SeatWorkMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Ticketing.SeatReservation");
        _answers = meter.CreateCounter<long>(
            "ticketing.seats.answers", "{answer}", "Answered requests, by result; redelivered ones count again.");
        _seats = meter.CreateCounter<long>("ticketing.seats.given", "{seat}", "Seats in successful answers.");
        _endings = meter.CreateCounter<long>(
            "ticketing.seats.endings", "{booking}", "Releases and payments, by action and outcome.");
    }

    public void CountAnswers(IReadOnlyList<ReservationRecord> records)
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
                CountAnswers(1, record.Code);
            }
        }

        if (found > 0)
        {
            CountAnswers(found, "found");
            _seats.Add(seats);
        }
    }

    private void CountAnswers(int count, string result) =>
        _answers.Add(count, new KeyValuePair<string, object?>("result", result));

    public void CountEnding(string action, SeatOutcome outcome) => _endings.Add(
        1,
        new KeyValuePair<string, object?>("action", action),
        new KeyValuePair<string, object?>("outcome", outcome.Kind.ToString()));
}
