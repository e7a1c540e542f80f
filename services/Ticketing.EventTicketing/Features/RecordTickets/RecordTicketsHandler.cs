using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Domain;
using Ticketing.Messaging;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.EventTicketing.Features.RecordTickets;

/// <summary>
/// Records on the tickets what other services tell of bookings: reserved, paid, released. One transaction a
/// batch: bookings, tickets, and the messages that follow from it. The rules are <see cref="TicketBooking"/>; by
/// them a fact that comes again changes and tells nothing, so that no inbox is needed (ADR 0024).
/// </summary>
public sealed partial class RecordTicketsHandler(
    NpgsqlDataSource database, OutboxSignal outbox, SectionIndexes sections, ILogger<RecordTicketsHandler> log)
    : IMessageBatchHandler
{
    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        try
        {
            await RecordAsync(batch, cancellation);
        }
        catch (PoisonMessageException poison)
        {
            TicketMetrics.Inconsistencies.Add(1, new KeyValuePair<string, object?>("reason", poison.Message));
            LogInconsistency(log, poison.Poison.Type, poison.Poison.Topic, poison.Poison.Offset, poison.Message);
            throw;
        }
    }

    private async Task RecordAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken ct)
    {
        var messages = batch.Select(TicketMessage.Read).ToList();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var byBooking = messages.GroupBy(m => m.BookingId).ToDictionary(g => g.Key, g => g.ToList());
        var (all, knownBefore) = await FoldAsync(connection, byBooking, ct);
        if (all.Where(b => b.Fault is not null).MinBy(b => b.Fault!.Value.Message.Order)?.Fault is { } fault)
        {
            throw new PoisonMessageException(fault.Message.Source, fault.Reason);
        }

        await TicketChanges.ExecuteAsync(connection, all, knownBefore, ct);
        var forwards = await ForwardsAsync(connection, all, ct);
        await Outbox.AppendAsync(connection, transaction, forwards, ct);
        await transaction.CommitAsync(ct);
        if (forwards.Count > 0)
        {
            outbox.Wake();
        }
    }

    /// <summary>
    /// Most bookings are new, so all are written as if they were; those that turn out to be known are locked,
    /// read and worked out again from what is recorded.
    /// </summary>
    private static async Task<(List<BookingFold> All, List<BookingFold> KnownBefore)> FoldAsync(
        NpgsqlConnection connection, Dictionary<BookingId, List<TicketMessage>> byBooking, CancellationToken ct)
    {
        var asNew = byBooking.Values.Select(messages => new BookingFold(messages, recorded: null)).ToList();
        var inserted = await TicketBookingTable.InsertAsync(connection, asNew, ct);
        var all = asNew.Where(b => inserted.Contains(b.BookingId)).ToList();
        if (all.Count == asNew.Count)
        {
            return (all, []);
        }

        var recorded = await TicketBookingTable.LockAsync(
            connection, byBooking.Keys.Where(id => !inserted.Contains(id)), ct);
        var known = recorded.Select(r => new BookingFold(byBooking[r.Key], r.Value)).ToList();
        all.AddRange(known);
        return (all, known);
    }

    private async Task<List<OutgoingMessage>> ForwardsAsync(
        NpgsqlConnection connection, List<BookingFold> bookings, CancellationToken ct)
    {
        var messages = new List<OutgoingMessage>();
        foreach (var (booking, forward) in bookings.SelectMany(b => b.Forwards.Select(f => (b, f)))
            .OrderBy(f => f.f.Cause.Order))
        {
            var index = await sections.FindAsync(connection, booking.EventId, booking.Section, ct)
                ?? throw new PoisonMessageException(forward.Cause.Source, TicketFaults.NoSuchTicket);
            messages.Add(Message(booking, forward, MessageKeys.PartitionOf(index)));
        }

        return messages;
    }

    private static OutgoingMessage Message(BookingFold booking, ForwardedFact forward, int partition)
    {
        var cause = forward.Cause.Source;
        var key = MessageKeys.SeatWork(booking.EventId, booking.Section, partition);
        return forward.Kind is TicketForward.FinalizePayment
            ? OutgoingMessage.Create(
                MessageIds.Derive(booking.BookingId, "finalize-seat-payment"),
                Topics.FinalizePayment, cause.Channel, key, partition,
                new FinalizeSeatPayment(booking.BookingId, booking.EventId, booking.Section, forward.Seats),
                ContractsJson.Default.FinalizeSeatPayment, cause.TraceParent)
            : OutgoingMessage.Create(
                ReleaseId(booking.BookingId, forward),
                Topics.ReleaseSeat, cause.Channel, key, partition,
                new ReleaseSeat(
                    booking.BookingId, booking.EventId, booking.Section, forward.Seats, forward.Cause.WereSold),
                ContractsJson.Default.ReleaseSeat, cause.TraceParent);
    }

    /// <summary>A booking ends once, but each refund gives other seats back.</summary>
    private static Guid ReleaseId(BookingId booking, ForwardedFact forward) =>
        forward.Cause.WereSold
            ? MessageIds.Derive($"{forward.Cause.Source.MessageId}/release-seat")
            : MessageIds.Derive(booking, forward.Late ? "release-seat-late" : "release-seat");

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} of {Topic} at {Offset} is set aside: {Reason}")]
    private static partial void LogInconsistency(
        ILogger logger, string type, string topic, long offset, string reason);
}
