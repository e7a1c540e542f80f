using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;

namespace Ticketing.Booking.Orders.RecordSeatAnswers;

/// <summary>An answer with the message it came in.</summary>
internal readonly record struct Answer<T>(IncomingMessage Message, T Body);

/// <summary>
/// One batch of the seat engine's answers, by kind; of each booking at most one reservation, and at most one failure
/// of an attempt.
/// </summary>
internal sealed record SeatAnswers(
    IReadOnlyList<Answer<BookingUpdatedToPendingPayment>> Reserved,
    IReadOnlyList<Answer<BookingUpdatedToFailed>> Failed)
{
    /// <summary>Parses the whole batch before anything is written.</summary>
    /// <exception cref="PoisonMessageException">A message that can never be handled.</exception>
    public static SeatAnswers Parse(IReadOnlyList<IncomingMessage> batch)
    {
        var reserved = new Dictionary<BookingId, Answer<BookingUpdatedToPendingPayment>>();
        var failed = new Dictionary<(BookingId, int), Answer<BookingUpdatedToFailed>>();
        foreach (var message in batch)
        {
            if (message.Kind == Topics.BookingPendingPayment)
            {
                var body = message.Read(ContractsJson.Default.BookingUpdatedToPendingPayment);
                if (body.Seats is not { Count: > 0 })
                {
                    throw new PoisonMessageException(message, "An answer without seats is none.");
                }
                reserved.TryAdd(body.BookingId, new(message, body));
            }
            else if (message.Kind == Topics.BookingFailed)
            {
                var body = message.Read(ContractsJson.Default.BookingUpdatedToFailed);
                if (string.IsNullOrEmpty(body.Code))
                {
                    throw new PoisonMessageException(message, "A failure without a code.");
                }
                failed.TryAdd((body.BookingId, body.Attempt), new(message, body));
            }
            else
            {
                throw new PoisonMessageException(
                    message, $"This service does not handle '{message.Kind.Action}'.");
            }
        }
        return new SeatAnswers([.. reserved.Values], [.. failed.Values]);
    }
}
