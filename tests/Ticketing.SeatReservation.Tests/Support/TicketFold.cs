using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// The tickets of a section as a service behind the broker sees them: an inbox, and what its bookings were told. It
/// pays and refunds as it likes, and knows nothing of the seat engine but its answers.
/// </summary>
internal sealed class TicketFold(SectionShape shape)
{
    private readonly HashSet<Guid> _inbox = [];
    private readonly Dictionary<SeatPosition, (BookingId Booking, SeatStatus Status)> _tickets = [];
    private int _read;

    /// <summary>Bookings that hold tickets, in the order in which they came.</summary>
    public List<BookingId> Bookings { get; } = [];

    /// <summary>The answer to each booking and attempt, as text; the first one counts.</summary>
    public Dictionary<(BookingId Booking, int Attempt), string> Answers { get; } = [];

    /// <summary>Seats of a booking that are in one state now.</summary>
    public List<SeatPosition> SeatsOf(BookingId booking, SeatStatus status) =>
        [.. _tickets.Where(t => t.Value == (booking, status)).Select(t => t.Key)];

    public void Move(BookingId booking, IEnumerable<SeatPosition> seats, SeatStatus to)
    {
        foreach (var seat in seats)
        {
            _tickets[seat].Booking.ShouldBe(booking);
            _tickets[seat] = (booking, to);
        }
    }

    /// <summary>
    /// Reads what is new. A ticket is given to one booking at a time, and the same answer is the same bytes.
    /// </summary>
    public void Read(IReadOnlyList<OutgoingMessage> published)
    {
        for (; _read < published.Count; _read++)
        {
            var message = published[_read];
            if (message.Type == nameof(SeatUpdatedToReserved) && _inbox.Add(message.MessageId))
            {
                Reserve(JsonSerializer.Deserialize(message.Payload, ContractsJson.Default.SeatUpdatedToReserved)!);
            }
            else if (message.Type == nameof(BookingUpdatedToFailed))
            {
                var failed = JsonSerializer.Deserialize(message.Payload, ContractsJson.Default.BookingUpdatedToFailed)!;
                Answer(failed.BookingId, failed.Attempt, SectionModel.Text(failed.Code, [], Places(failed.LostSeats)));
            }
            else if (message.Type == nameof(BookingUpdatedToPendingPayment))
            {
                var found = JsonSerializer.Deserialize(
                    message.Payload, ContractsJson.Default.BookingUpdatedToPendingPayment)!;
                Answer(found.BookingId, -1, SectionModel.Text(
                    string.Empty, Places(found.Seats.Select(s => s.Position)), Places(found.LostSeats)));
            }
        }
    }

    /// <summary>The section as digits, subsection by subsection.</summary>
    public string Draw() => string.Join('\n', shape.Subsections.SelectMany(s => Enumerable.Range(0, s.Rows).Select(
        row => string.Concat(Enumerable.Range(0, s.SeatsPerRow).Select(place => DigitAt(s, row + 1, place + 1))))));

    private int DigitAt(SubsectionShape s, int row, int seat) => s.IndexOf(row, seat) is null
        ? (int)SeatStatus.Unavailable
        : (int)_tickets.GetValueOrDefault(new SeatPosition(s.Number, row, seat)).Status;

    private void Reserve(SeatUpdatedToReserved answer)
    {
        Bookings.Add(answer.BookingId);
        foreach (var seat in answer.Seats)
        {
            _tickets.GetValueOrDefault(seat).Status.ShouldBe(SeatStatus.Available, $"{seat} has an owner already");
            _tickets[seat] = (answer.BookingId, SeatStatus.Reserved);
        }
    }

    private void Answer(BookingId booking, int attempt, string text)
    {
        if (!Answers.TryAdd((booking, attempt), text))
        {
            Answers[(booking, attempt)].ShouldBe(text, "an answer that comes again is the first answer");
        }
    }

    private IEnumerable<SeatPlace> Places(IEnumerable<SeatPosition> seats) => seats.Select(s => shape.Locate(s)!.Value);
}
