using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Events.ChangePlan;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>
/// Records on the tickets what other services say about bookings: reserved, paid, released; and follows changed plans. One
/// transaction for each batch: bookings, tickets, and the messages that follow. By the rules of
/// <see cref="TicketBooking"/> a fact that comes again changes nothing and sends nothing, so that no inbox is needed
/// (ADR 0024).
/// </summary>
internal sealed partial class RecordTicketsHandler(
    Database database, SectionIndexes sections, ChangedEvents changed, RecordSeatPlan seatPlan,
    ILogger<RecordTicketsHandler> log)
    : IMessageBatchHandler
{
    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        try
        {
            List<IncomingMessage> plans = [.. batch.Where(IsSeatPlan)];
            await RecordAsync(plans.Count == 0 ? batch : [.. batch.Where(m => !IsSeatPlan(m))], cancellation);

            // After the reservations that came before them in their partition.
            foreach (var answer in plans.Select(m => m.Read(ContractsJson.Default.SeatPlanChanged)))
            {
                await seatPlan.RecordAsync(answer, cancellation);
                changed.Add(answer.EventId);
            }
        }
        catch (PoisonMessageException poison)
        {
            TicketMetrics.Inconsistencies.Add(1, new KeyValuePair<string, object?>("reason", poison.Message));
            LogInconsistency(log, poison.Poison.Type, poison.Poison.Topic, poison.Poison.Offset, poison.Message);
            throw;
        }
    }

    private static bool IsSeatPlan(IncomingMessage message) =>
        message.Kind == Topics.TicketsReserved && message.Type == nameof(SeatPlanChanged);

    private async Task RecordAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken ct)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var messages = batch.SelectMany(TicketMessage.ReadAll).ToList();
        await using var transaction = await database.BeginAsync(ct);
        var byBooking = messages.GroupBy(m => m.BookingId).ToDictionary(g => g.Key, g => g.ToList());
        var (all, knownBefore) = await FoldAsync(transaction, byBooking, ct);
        if (all.Where(b => b.Fault is not null).MinBy(b => b.Fault!.Value.Message.Order)?.Fault is { } fault)
        {
            throw new PoisonMessageException(fault.Message.Source, fault.Reason);
        }

        await TicketChanges.ExecuteAsync(transaction, all, knownBefore, ct);
        await transaction.PublishAsync(await MessagesForAsync(transaction, all, ct), ct);
        await transaction.CommitAsync(ct);
        all.ForEach(booking => changed.Add(booking.EventId));
    }

    /// <summary>
    /// Most bookings are new, so all are inserted as if they were. Those that are recorded already are locked, read,
    /// and folded again on top of what is recorded.
    /// </summary>
    private static async Task<(List<BookingFold> All, List<BookingFold> KnownBefore)> FoldAsync(
        DatabaseTransaction transaction, Dictionary<BookingId, List<TicketMessage>> byBooking, CancellationToken ct)
    {
        var asNew = byBooking.Values.Select(messages => new BookingFold(messages, recorded: null)).ToList();
        var inserted = await TicketBookingTable.InsertAsync(transaction, asNew, ct);
        var all = asNew.Where(b => inserted.Contains(b.BookingId)).ToList();
        if (all.Count == asNew.Count)
        {
            return (all, []);
        }

        var recorded = await TicketBookingTable.LockAsync(
            transaction, byBooking.Keys.Where(id => !inserted.Contains(id)), ct);
        var known = recorded.Select(r => new BookingFold(byBooking[r.Key], r.Value)).ToList();
        all.AddRange(known);
        return (all, known);
    }

    private async Task<List<OutgoingMessage>> MessagesForAsync(
        DatabaseTransaction transaction, List<BookingFold> bookings, CancellationToken ct)
    {
        var messages = new List<OutgoingMessage>();
        foreach (var (booking, forward) in bookings.SelectMany(b => b.Forwards.Select(f => (b, f)))
            .OrderBy(f => f.f.Cause.Order))
        {
            var index = await sections.FindAsync(transaction, booking.EventId, booking.Section, ct)
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
                    booking.BookingId, booking.EventId, booking.Section, forward.Seats, forward.Cause.WereSold,
                    Resold: forward.Cause.IsMove),
                ContractsJson.Default.ReleaseSeat, cause.TraceParent);
    }

    /// <summary>A booking ends once, but each refund gives other seats back, and each resale takes others over.</summary>
    private static Guid ReleaseId(BookingId booking, ForwardedFact forward) =>
        forward.Cause.IsMove
            ? MessageIds.Derive($"{forward.Cause.Source.MessageId}/seats-resold")
            : forward.Cause.WereSold
            ? MessageIds.Derive($"{forward.Cause.Source.MessageId}/release-seat")
            : MessageIds.Derive(booking, forward.Late ? "release-seat-late" : "release-seat");

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} of {Topic} at {Offset} is set aside: {Reason}")]
    private static partial void LogInconsistency(
        ILogger logger, string type, string topic, long offset, string reason);
}
