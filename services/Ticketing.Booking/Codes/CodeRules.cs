using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes;

/// <summary>What an order with a code asks for.</summary>
/// <param name="Seats">How many.</param>
/// <param name="Sections">Of which sections, the preferred first; at least one.</param>
/// <param name="Category">Of this category of seats alone; null for any.</param>
internal readonly record struct CodeWish(int Seats, IReadOnlyList<string> Sections, string? Category = null);

/// <summary>How often a code was used when it was looked at.</summary>
/// <param name="ByAll">Orders that hold or own it.</param>
/// <param name="ByPerson">Of these, the buyer's.</param>
/// <param name="BalanceMinor">What is left of a voucher.</param>
internal readonly record struct CodeUsage(long ByAll, long ByPerson, long BalanceMinor);

/// <summary>Whether a code counts for an order; pure.</summary>
internal static class CodeRules
{
    /// <summary>Null when orders of the event may have the code now, whatever they ask for.</summary>
    public static Refusal? Check(CodeRow code, EventDirectoryEntry entry, DateTimeOffset now)
    {
        if (code.EventId is { } only && only != entry.Id.Value)
        {
            return CodeErrors.CodeNotFound;
        }
        if (code.StoppedAt is not null)
        {
            return CodeErrors.CodeStopped;
        }
        if (code.ValidFrom is { } from && now < from)
        {
            return CodeErrors.NotYetValid(from, now);
        }
        if (code.ValidUntil <= now)
        {
            return CodeErrors.CodeExpired;
        }
        return code.Currency is { } currency && currency != entry.Currency ? CodeErrors.CodeOtherCurrency : null;
    }

    /// <summary>Null when the order may have the code, as long as a use is left.</summary>
    public static Refusal? Check(CodeRow code, EventDirectoryEntry entry, CodeWish wish, DateTimeOffset now)
    {
        if (Check(code, entry, now) is { } refusal)
        {
            return refusal;
        }
        if (wish.Seats < code.MinSeats || wish.Seats > code.MaxSeats)
        {
            return CodeErrors.SeatCount(code.MinSeats, code.MaxSeats);
        }
        if (wish.Category is { } category && code.Categories?.Contains(category) == false)
        {
            return CodeErrors.CodeOtherSection;
        }
        return code.Sections is { } sections && !Counts(code.Kind, sections, wish.Sections)
            ? CodeErrors.CodeOtherSection
            : null;
    }

    /// <summary>Null when another order may use it.</summary>
    public static Refusal? CheckUses(string kind, int? maxUses, int? maxUsesPerPerson, CodeUsage usage) =>
        usage.ByAll >= maxUses || (kind == CodeKinds.Voucher && usage.BalanceMinor <= 0) ? CodeErrors.CodeUsedUp
        : usage.ByPerson >= maxUsesPerPerson ? CodeErrors.CodeUsedByYou
        : null;

    /// <summary>Access is for every section that may be asked; money off is for one of them at least.</summary>
    private static bool Counts(string kind, string[] sections, IReadOnlyList<string> wanted) =>
        kind == CodeKinds.Access ? wanted.All(sections.Contains) : wanted.Any(sections.Contains);
}
