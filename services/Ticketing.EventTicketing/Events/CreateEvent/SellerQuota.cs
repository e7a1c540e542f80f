using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>
/// Bounds what one seller makes. Counted in the transaction that makes the event, under a lock of the seller: events
/// made at the same moment are counted one after the other.
/// </summary>
internal sealed class SellerQuota(IOptions<SellerQuotaOptions> options)
{
    private const string Kind = "event-creation";

    private const string ReadOpen =
        """
        SELECT (SELECT created_at FROM users WHERE user_id = @Seller) AS seller_since, count(*) AS events,
               coalesce(sum(seats_total), 0) AS seats, count(*) FILTER (WHERE channel NOT LIKE 'lane-%') AS large_events
        FROM events WHERE seller_id = @Seller AND status NOT IN ('ENDED', 'CANCELLED')
        """;

    private const string ReadUses =
        """
        SELECT kind, subject, uses, window_ends_at FROM allowance_uses
        WHERE kind = @Kind AND subject = @Subject AND window_ends_at > @now
        """;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// Why the seller may not make the event, or so many shows of it, now; null when they may. Before the work, without a
    /// lock.
    /// </summary>
    public async Task<Refusal?> FindRefusalAsync(
        DatabaseTransaction transaction, UserId seller, PlannedEvent planned, Channel channel, DateTimeOffset now,
        CancellationToken ct, int shows = 1)
    {
        var today = await transaction.FindAsync<AllowanceCount>(
            ReadUses, new { Kind, Subject = seller.ToString(), now }, ct);
        var open = (await transaction.FindAsync<OpenEvents>(ReadOpen, new { Seller = seller.Value }, ct))!;
        return Check(open, (today?.Uses ?? 0) + shows, today?.WindowEndsAt ?? now + Day, planned, channel, now, shows);
    }

    /// <summary>
    /// Counts the event, or so many shows of it; null when the seller may make it. The seller makes no other before the
    /// transaction ends.
    /// </summary>
    public async Task<Refusal?> CountAsync(
        DatabaseTransaction transaction, UserId seller, PlannedEvent planned, Channel channel, DateTimeOffset now,
        CancellationToken ct, int shows = 1)
    {
        var use = new AllowanceUse(new Allowance(Kind, options.Value.EventsPerDay, Day), seller.ToString());
        var today = (await AllowanceUses.CountAsync(transaction, Enumerable.Repeat(use, shows), now, ct))[0];
        var open = (await transaction.FindAsync<OpenEvents>(ReadOpen, new { Seller = seller.Value }, ct))!;
        return Check(open, today.Uses, today.WindowEndsAt, planned, channel, now, shows);
    }

    /// <summary>Why an open event of the seller may not have so many seats more; null when it may.</summary>
    public async Task<Refusal?> FindSeatsRefusalAsync(
        DatabaseTransaction transaction, UserId seller, int seats, DateTimeOffset now, CancellationToken ct)
    {
        var open = (await transaction.FindAsync<OpenEvents>(ReadOpen, new { Seller = seller.Value }, ct))!;
        return CheckSeats(open, seats, now);
    }

    private Refusal? CheckSeats(OpenEvents open, long seats, DateTimeOffset now)
    {
        var quota = options.Value;
        var isNew = (open.SellerSince ?? now) + TimeSpan.FromDays(quota.NewForDays) > now;
        var factor = isNew ? 1 : quota.EstablishedFactor;
        return open.Seats + seats > quota.OpenSeats * factor
            ? Reached($"{quota.OpenSeats * factor} seats of open events, and you have {open.Seats}")
            : null;
    }

    private Refusal? Check(
        OpenEvents open, int usesToday, DateTimeOffset dayEndsAt, PlannedEvent planned, Channel channel,
        DateTimeOffset now, int shows)
    {
        var quota = options.Value;
        var isNew = (open.SellerSince ?? now) + TimeSpan.FromDays(quota.NewForDays) > now;
        var factor = isNew ? 1 : quota.EstablishedFactor;
        if (usesToday > (long)quota.EventsPerDay * factor)
        {
            return EventErrors.QuotaOfDay with
            {
                Detail = $"You may create {(long)quota.EventsPerDay * factor} events in a day.",
                RetryAfter = dayEndsAt - now,
            };
        }

        if (open.Events + shows > (long)quota.OpenEvents * factor)
        {
            return Reached($"{(long)quota.OpenEvents * factor} open events");
        }

        if (!channel.IsLane && open.LargeEvents + shows > (long)quota.OpenLargeEvents * factor)
        {
            return Reached($"{(long)quota.OpenLargeEvents * factor} large open events");
        }

        return CheckSeats(open, (long)planned.Seats * shows, now);
    }

    private static Refusal Reached(string what) => EventErrors.QuotaReached with
    {
        Detail = $"You may have {what}. End or cancel an event, or ask us for more.",
    };

    private sealed class OpenEvents
    {
        public DateTimeOffset? SellerSince { get; init; }
        public long Events { get; init; }
        public long Seats { get; init; }
        public long LargeEvents { get; init; }
    }
}
