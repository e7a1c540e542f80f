using System.Text.Json;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;

namespace Ticketing.Booking.Tests.Support;

/// <summary>Answers of the seat engine, as they come from the broker.</summary>
internal static class SeatAnswer
{
    private static int s_offset;

    public static Task AnswerAsync(this BookingHost host, params IncomingMessage[] answers) =>
        host.Get<IMessageBatchHandler>().HandleAsync(answers, CancellationToken.None);

    public static IncomingMessage Reserved(Guid id, UserId buyer, IReadOnlyList<PricedSeat> seats, DateTimeOffset at) =>
        Message(
            Topics.BookingPendingPayment,
            MessageIds.Derive(new BookingId(id), "pending-payment"),
            JsonSerializer.SerializeToUtf8Bytes(
                new BookingUpdatedToPendingPayment(new BookingId(id), buyer, new EventId(1), "A", seats, [], at),
                ContractsJson.Default.BookingUpdatedToPendingPayment));

    public static IncomingMessage Failed(Guid id, UserId buyer, string code, DateTimeOffset at) =>
        Message(
            Topics.BookingFailed,
            MessageIds.Derive(new BookingId(id), "failed"),
            JsonSerializer.SerializeToUtf8Bytes(
                new BookingUpdatedToFailed(new BookingId(id), buyer, new EventId(1), code, [], at),
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
