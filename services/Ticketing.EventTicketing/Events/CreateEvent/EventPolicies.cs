using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Time;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>What a seller allows buyers of an event.</summary>
/// <param name="TimeZone">The venue's zone, an IANA name that this system knows.</param>
/// <param name="Refunds">What buyers may give back.</param>
/// <param name="HoldExtensionSeconds">How much a buyer may once add to a hold; 0 for nothing.</param>
/// <param name="AllowsWaitlist">True if buyers may wait for seats to come back.</param>
/// <param name="MaxSeatsPerPerson">Seats that one person may hold, own and wait for; null for any number.</param>
/// <param name="WaitingRoomMinutes">How long before the sale its waiting room opens; null without one.</param>
internal sealed record EventPolicies(
    string TimeZone, RefundPolicy Refunds, int HoldExtensionSeconds, bool AllowsWaitlist,
    int? MaxSeatsPerPerson = null, int? WaitingRoomMinutes = null)
{
    /// <summary>What holds for an event that names no policies.</summary>
    public static readonly EventPolicies Usual = new("UTC", default, 0, AllowsWaitlist: true);

    private const int MaxExtensionSeconds = 3_600;
    private const int MaxSeatLimit = 1_000;
    private const int DefaultWaitingRoomMinutes = 30;
    private const int MaxWaitingRoomMinutes = 1_440;

    /// <summary>Before the start; nobody promises refunds for longer.</summary>
    private const int MaxHoursBefore = 8_760;

    private const int MinHoldSeconds = 10;
    private const int MaxHoldSeconds = 3_600;

    /// <summary>The policies of a request for an event that begins then; wrong values become errors.</summary>
    public static EventPolicies Read(CreateEventRequest draft, DateTimeOffset startsAt, FieldErrors errors)
    {
        var zone = draft.TimeZone ?? Usual.TimeZone;
        var extension = draft.HoldExtensionSeconds ?? 0;
        errors.Require(VenueTime.IsZone(zone), "time_zone", "Must be an IANA time zone, for example Asia/Taipei.");
        errors.Require(
            extension is >= 0 and <= MaxExtensionSeconds, "hold_extension_seconds",
            $"Must be 0 to {MaxExtensionSeconds}.");
        CheckSeatLimit(draft.MaxSeatsPerPerson ?? 1, lowest: 1, errors);
        return new EventPolicies(
            zone, ReadRefunds(draft.Refunds, startsAt, zone, errors), extension, draft.Waitlist ?? true, draft.MaxSeatsPerPerson,
            ReadWaitingRoom(draft, errors));
    }

    private static int? ReadWaitingRoom(CreateEventRequest draft, FieldErrors errors)
    {
        if (draft.WaitingRoom is null)
        {
            return null;
        }

        var minutes = draft.WaitingRoom.OpensBeforeMinutes ?? DefaultWaitingRoomMinutes;
        errors.Require(
            minutes is >= 0 and <= MaxWaitingRoomMinutes, "waiting_room.opens_before_minutes",
            $"Must be 0 to {MaxWaitingRoomMinutes}.");
        errors.Require(
            draft.SaleStartsAt is not null, "sale_starts_at", "A sale with a waiting room must have a time to begin.");
        return minutes;
    }

    /// <summary>Adds an error where one person may have fewer or more seats than a limit can be.</summary>
    public static void CheckSeatLimit(int limit, int lowest, FieldErrors errors) => errors.Require(
        limit >= lowest && limit <= MaxSeatLimit, "max_seats_per_person", $"Must be {lowest} to {MaxSeatLimit}.");

    /// <summary>Adds an error where a booking waits too short or too long for its payment.</summary>
    public static void CheckHold(int seconds, FieldErrors errors) => errors.Require(
        seconds is >= MinHoldSeconds and <= MaxHoldSeconds, "hold_seconds", $"Must be {MinHoldSeconds} to {MaxHoldSeconds}.");

    /// <summary>What buyers may give back of an event that begins then; wrong values become errors.</summary>
    public static RefundPolicy ReadRefunds(RefundDraft? draft, DateTimeOffset startsAt, string zone, FieldErrors errors)
    {
        if (draft is null)
        {
            return default;
        }

        var fee = draft.FeePercent ?? 0;
        errors.Require(fee is >= 0 and <= 100, "refunds.fee_percent", "Must be 0 to 100.");
        var until = draft.Until is null ? null : EventTimes.ReadTime(draft.Until, zone, "refunds.until", errors);
        return draft.ByBuyer == false
            ? default
            : new RefundPolicy(true, until, fee, ReadFreeUntil(draft, startsAt, zone, errors));
    }

    private static DateTimeOffset? ReadFreeUntil(
        RefundDraft draft, DateTimeOffset startsAt, string zone, FieldErrors errors)
    {
        errors.Require(
            draft.FreeUntil is null || draft.FreeUntilHours is null, "refunds.free_until",
            "Must not be given together with free_until_hours.");
        var hours = draft.FreeUntilHours ?? 0;
        var isBounded = errors.Require(
            hours is >= 0 and <= MaxHoursBefore, "refunds.free_until_hours", $"Must be 0 to {MaxHoursBefore}.");
        return draft.FreeUntil is not null
            ? EventTimes.ReadTime(draft.FreeUntil, zone, "refunds.free_until", errors)
            // Without a start there is an error already.
            : draft.FreeUntilHours is null || !isBounded || startsAt == default ? null : startsAt.AddHours(-hours);
    }
}
