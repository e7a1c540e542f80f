using System.Text.Json;
using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.Messaging;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.EventTicketing.Features.CreateEvent;

/// <summary>A request that must not happen twice.</summary>
/// <param name="Key">The client's Idempotency-Key.</param>
/// <param name="BodyHash">SHA-256 of the request as understood.</param>
public sealed record IdempotentRequest(string Key, byte[] BodyHash);

/// <summary>The stored answer (JSON of the event), or the refusal.</summary>
public sealed record CreateEventOutcome(string EventId, byte[] Answer, Refusal? Refusal);

/// <summary>
/// Writes an event in one transaction: tickets (COPY), the commands that make its seats in Kvrocks (outbox),
/// plan, event and directory version, and the answer kept for a repeated request. The event is PREPARING;
/// OpenSale takes it on.
/// </summary>
public sealed class CreateEventStore(
    NpgsqlDataSource database, ChannelPolicy channels, OutboxSignal outbox, PreparingEvents preparing,
    TimeProvider time)
{
    /// <summary>Creates the event, or gives the answer it was created with.</summary>
    public async Task<CreateEventOutcome> CreateAsync(
        UserId seller, PlannedEvent planned, IdempotentRequest? once, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var now = Microseconds(time.GetUtcNow());
        var id = new EventId((long)(await Scalar(connection, "SELECT nextval('event_ids')", ct))!);
        var row = RowOf(id, seller, planned, now);
        var answer = JsonSerializer.SerializeToUtf8Bytes(
            AnswerOf(row, planned), EventTicketingJson.Default.EventAnswer);

        if (once is not null
            && await IdempotentAnswers.ClaimAsync(connection, seller, once, answer, now, ct) is { } earlier)
        {
            return earlier;
        }

        var channel = channels.ChannelOf(id, planned.Seats);
        await TicketLoad.CopyAsync(connection, id, planned.Sections, ct);
        await Outbox.AppendAsync(connection, transaction, Commands(id, channel, planned), ct);

        // Last, because it takes the lock that makes directory versions visible in order: hold it for a
        // moment only.
        await EventInsert.ExecuteAsync(connection, row, channel, planned.Sections, ct);
        await transaction.CommitAsync(ct);
        outbox.Wake();
        preparing.Wake();
        return new CreateEventOutcome(id.ToString(), answer, null);
    }

    private static List<OutgoingMessage> Commands(EventId id, Channel channel, PlannedEvent planned) =>
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

    private static EventRow RowOf(EventId id, UserId seller, PlannedEvent planned, DateTimeOffset now) => new()
    {
        EventId = id.Value,
        SellerId = seller.Value,
        Name = planned.Name,
        Description = planned.Description,
        Venue = planned.Venue,
        StartsAt = Microseconds(planned.StartsAt),
        Currency = planned.Currency,
        HoldSeconds = planned.HoldSeconds,
        MaxTicketsPerOrder = planned.MaxTicketsPerOrder,
        TimeZone = planned.Policies.TimeZone,
        RefundsByBuyer = planned.Policies.Refunds.ByBuyer,
        RefundsUntil = planned.Policies.Refunds.Until is { } until ? Microseconds(until) : null,
        RefundFeePercent = planned.Policies.Refunds.FeePercent,
        HoldExtensionSeconds = planned.Policies.HoldExtensionSeconds,
        AllowsWaitlist = planned.Policies.AllowsWaitlist,
        Status = Sale.NameOf(SaleStatus.Preparing),
        PriceFrom = planned.PriceFrom,
        PriceTo = planned.PriceTo,
        SeatsTotal = planned.Seats,
        CreatedAt = now,
    };

    private static EventAnswer AnswerOf(EventRow row, PlannedEvent planned) =>
        EventAnswer.Of(row, []) with
        {
            Sections = [.. planned.Sections.Select(s => SectionAnswer.Of(s.Name, s.PriceMinor, s.Subsections))],
        };

    /// <summary>What PostgreSQL keeps of a time, so that the answer and a later read agree.</summary>
    private static DateTimeOffset Microseconds(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
