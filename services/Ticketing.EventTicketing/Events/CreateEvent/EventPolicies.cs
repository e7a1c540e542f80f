using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>What a seller allows buyers of an event.</summary>
/// <param name="TimeZone">The venue's zone, an IANA name that this system knows.</param>
/// <param name="Refunds">What buyers may give back.</param>
/// <param name="HoldExtensionSeconds">How much a buyer may once add to a hold; 0 for nothing.</param>
/// <param name="AllowsWaitlist">True if buyers may wait for seats to come back.</param>
internal sealed record EventPolicies(
    string TimeZone, RefundPolicy Refunds, int HoldExtensionSeconds, bool AllowsWaitlist)
{
    /// <summary>What holds for an event that names no policies.</summary>
    public static readonly EventPolicies Usual = new("UTC", default, 0, AllowsWaitlist: true);

    private const int MaxExtensionSeconds = 3_600;
    private const int MaxZoneLength = 60;

    /// <summary>The policies of a request; wrong values become errors.</summary>
    public static EventPolicies Read(CreateEventRequest draft, FieldErrors errors)
    {
        var zone = draft.TimeZone ?? Usual.TimeZone;
        var extension = draft.HoldExtensionSeconds ?? 0;
        errors.Require(IsZone(zone), "time_zone", "Must be an IANA time zone, for example Asia/Taipei.");
        errors.Require(
            extension is >= 0 and <= MaxExtensionSeconds, "hold_extension_seconds",
            $"Must be 0 to {MaxExtensionSeconds}.");
        return new EventPolicies(zone, ReadRefunds(draft.Refunds, errors), extension, draft.Waitlist ?? true);
    }

    private static RefundPolicy ReadRefunds(RefundDraft? draft, FieldErrors errors)
    {
        if (draft is null)
        {
            return default;
        }

        var fee = draft.FeePercent ?? 0;
        errors.Require(fee is >= 0 and <= 100, "refunds.fee_percent", "Must be 0 to 100.");
        return new RefundPolicy(draft.ByBuyer ?? true, draft.Until?.ToUniversalTime(), fee);
    }

    /// <summary>
    /// The system looks a zone up by a file of its name, so only IANA names are let through; a Windows name has
    /// spaces.
    /// </summary>
    private static bool IsZone(string zone) =>
        zone.Length is >= 1 and <= MaxZoneLength
        && zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && char.IsAsciiLetter(zone[0])
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
}
