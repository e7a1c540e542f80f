using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.Messaging;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>The created event as JSON, or the refusal.</summary>
internal sealed record CreateEventOutcome(EventId EventId, byte[] Response, Refusal? Refusal);

/// <summary>
/// Writes an event in one transaction: its tickets, the commands that make its seats in Kvrocks (outbox), plan, event
/// and directory version, and the response kept for a repeated request. The event is PREPARING until
/// <see cref="OpenSaleWorker"/> puts it on sale.
/// </summary>
internal sealed class CreateEventHandler(
    Database database, ChannelPolicy channels, SellerQuota quota, SaleOpeningSignal openSale, TimeProvider time)
{
    /// <summary>
    /// Creates the event, or gives the response that it was created with. <paramref name="entry"/> tells who did it.
    /// </summary>
    public async Task<CreateEventOutcome> CreateAsync(
        UserId seller, PlannedEvent planned, RepeatableRequest? repeatable, CancellationToken ct,
        AuditEntry? entry = null)
    {
        await using var transaction = await database.BeginAsync(ct);
        var now = Microseconds(time.GetUtcNow());
        var id = new EventId(await transaction.FindAsync<long>("SELECT nextval('event_ids')", null, ct));
        var channel = channels.ChannelOf(id, planned.Seats);
        var row = RowOf(id, seller, channel, planned, now);
        var response = JsonSerializer.SerializeToUtf8Bytes(ResponseOf(row, planned), EventsJson.Default.EventResponse);

        if (repeatable is not null
            && await IdempotentAnswers.ClaimAsync(transaction, seller, repeatable, response, now, ct) is { } earlier)
        {
            return earlier;
        }

        if (await quota.FindRefusalAsync(transaction, seller, planned, channel, now, ct) is { } refusal)
        {
            return new CreateEventOutcome(default, [], refusal);
        }

        await TicketLoad.CopyAsync(transaction.Connection, id, planned.Sections, ct);
        await transaction.PublishAsync(InitializationsOf(id, channel, planned), ct);

        if (await EventInsert.IsSellerGoneAsync(transaction, seller.Value, ct))
        {
            return new CreateEventOutcome(default, [], EventErrors.SellerGone);
        }

        // Late, because it locks the seller.
        if (await quota.CountAsync(transaction, seller, planned, channel, now, ct) is { } meanwhile)
        {
            return new CreateEventOutcome(default, [], meanwhile);
        }

        entry ??= new AuditEntry("event-created", AuditActor.User(seller.Value));
        await transaction.AppendAsync(
            entry with { EventId = id.Value, SellerId = seller.Value }, now, ct);

        // Last, because its lock makes directory versions visible in order: it is held for a moment only.
        await EventInsert.ExecuteAsync(transaction, row, planned.Sections, planned.Drawing, ct);
        await transaction.CommitAsync(ct);
        openSale.Wake();
        return new CreateEventOutcome(id, response, null);
    }

    /// <summary>
    /// Writes events in the caller's transaction, which must commit at once and wake <see cref="OpenSaleWorker"/>. The
    /// caller has counted them in the seller's quota.
    /// </summary>
    public async Task WriteAsync(
        DatabaseTransaction transaction, UserId seller, IReadOnlyList<(EventId Id, PlannedEvent Planned)> shows,
        AuditEntry entry, CancellationToken ct)
    {
        var now = Microseconds(time.GetUtcNow());
        foreach (var (id, planned) in shows)
        {
            await TicketLoad.CopyAsync(transaction.Connection, id, planned.Sections, ct);
            await transaction.PublishAsync(InitializationsOf(id, channels.ChannelOf(id, planned.Seats), planned), ct);
            await transaction.AppendAsync(entry with { EventId = id.Value, SellerId = seller.Value }, now, ct);
        }

        // Last, because its lock makes directory versions visible in order.
        foreach (var (id, planned) in shows)
        {
            var row = RowOf(id, seller, channels.ChannelOf(id, planned.Seats), planned, now);
            await EventInsert.ExecuteAsync(transaction, row, planned.Sections, planned.Drawing, ct);
        }
    }

    /// <summary>
    /// The response to an earlier request with this key, or null: who repeats a request whose start has passed meanwhile
    /// learns what became of it, not that it would be too late now.
    /// </summary>
    public async Task<CreateEventOutcome?> FindEarlierAsync(
        UserId seller, RepeatableRequest? repeatable, CancellationToken ct) => repeatable is null
        ? null
        : await IdempotentAnswers.FindAsync(database, seller, repeatable, time.GetUtcNow(), ct);

    private static List<OutgoingMessage> InitializationsOf(EventId id, Channel channel, PlannedEvent planned) =>
    [
        .. planned.Sections.Select(section =>
        {
            var partition = MessageKeys.PartitionOf(section.Index);
            return OutgoingMessage.Create(
                Guid.CreateVersion7(),
                Topics.SeatInitialization,
                channel,
                MessageKeys.SeatWork(id, section.Name, partition),
                partition,
                new SeatInitializationCommand(id, planned.Currency, section),
                ContractsJson.Default.SeatInitializationCommand,
                traceParent: null);
        }),
    ];

    private static EventRow RowOf(
        EventId id, UserId seller, Channel channel, PlannedEvent planned, DateTimeOffset now) => new()
    {
        EventId = id.Value,
        SellerId = seller.Value,
        Name = planned.Name,
        Description = planned.Description,
        Venue = planned.Venue,
        VenueId = planned.VenueId,
        ProductionId = planned.ProductionId,
        StartsAt = Microseconds(planned.StartsAt),
        SaleEndsAt = Microseconds(planned.SaleEndsAt),
        SaleStartsAt = planned.SaleStartsAt is { } opens ? Microseconds(opens) : null,
        PresaleStartsAt = planned.PresaleStartsAt is { } early ? Microseconds(early) : null,
        WaitingRoomMinutes = planned.Policies.WaitingRoomMinutes,
        SeriesId = planned.SeriesId,
        IsDraft = planned.IsDraft,
        Currency = planned.Currency,
        HoldSeconds = planned.HoldSeconds,
        MaxTicketsPerOrder = planned.MaxTicketsPerOrder,
        TimeZone = planned.Policies.TimeZone,
        RefundsByBuyer = planned.Policies.Refunds.ByBuyer,
        RefundsUntil = planned.Policies.Refunds.Until is { } until ? Microseconds(until) : null,
        RefundFeePercent = planned.Policies.Refunds.FeePercent,
        RefundsFreeUntil = planned.Policies.Refunds.FreeUntil is { } free ? Microseconds(free) : null,
        HoldExtensionSeconds = planned.Policies.HoldExtensionSeconds,
        AllowsWaitlist = planned.Policies.AllowsWaitlist,
        MaxSeatsPerPerson = planned.Policies.MaxSeatsPerPerson,
        Status = Sale.NameOf(SaleStatus.Preparing),
        Channel = channel.Name,
        PriceFrom = planned.PriceFrom,
        PriceTo = planned.PriceTo,
        SeatsTotal = planned.Seats,
        HasDrawing = planned.Drawing is not null,
        Pricing = planned.Pricing is null ? null : PricingColumn.Write(planned.Pricing),
        CreatedAt = now,
    };

    private static EventResponse ResponseOf(EventRow row, PlannedEvent planned) => EventResponse.Of(
        row, planned.Sections.Select(s => SectionResponse.Of(s.Name, s.PriceMinor, s.Subsections)));

    /// <summary>PostgreSQL keeps microseconds; so the response and a later read agree.</summary>
    private static DateTimeOffset Microseconds(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
