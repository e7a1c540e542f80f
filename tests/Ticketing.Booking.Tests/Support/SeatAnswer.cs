using System.Text.Json;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;

namespace Ticketing.Booking.Tests.Support;

/// <summary>Answers of the seat engine, as they come from the broker.</summary>
internal static class SeatAnswer
{
    private static int s_offset;

    public static Task AnswerAsync(this BookingHost host, params IncomingMessage[] answers) =>
        host.Get<IMessageBatchHandler>().HandleAsync(answers, CancellationToken.None);

    /// <summary>Seats were found in a section; those in <paramref name="lost"/> were gone.</summary>
    public static IncomingMessage Reserved(
        Guid id, UserId buyer, IReadOnlyList<PricedSeat> seats, DateTimeOffset at, string section = "A",
        IReadOnlyList<SeatPosition>? lost = null, string? code = null) =>
        Message(
            Topics.BookingPendingPayment,
            MessageIds.Derive(new BookingId(id), "pending-payment"),
            JsonSerializer.SerializeToUtf8Bytes(
                new BookingUpdatedToPendingPayment(
                    new BookingId(id), buyer, new EventId(1), section, seats, lost ?? [], at, code),
                ContractsJson.Default.BookingUpdatedToPendingPayment));

    /// <summary>None were found; another attempt of the same booking has another message id.</summary>
    public static IncomingMessage Failed(Guid id, UserId buyer, string code, DateTimeOffset at, int attempt = 0) =>
        Message(
            Topics.BookingFailed,
            MessageIds.Derive(new BookingId(id), attempt == 0 ? "failed" : $"failed/{attempt}"),
            JsonSerializer.SerializeToUtf8Bytes(
                new BookingUpdatedToFailed(new BookingId(id), buyer, new EventId(1), code, [], at, attempt),
                ContractsJson.Default.BookingUpdatedToFailed));

    private static IncomingMessage Message(TopicKind kind, Guid id, byte[] payload) => new()
    {
        Topic = kind.In(Channel.OwnedBy(new EventId(1))),
        Kind = kind,
        Channel = Channel.OwnedBy(new EventId(1)),
        Partition = 0,
        Offset = Interlocked.Increment(ref s_offset),
        Key = "event-1",
        MessageId = id,
        Type = "",
        Payload = payload,
    };
}
