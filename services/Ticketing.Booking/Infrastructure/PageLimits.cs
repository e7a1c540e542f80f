using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Infrastructure;

/// <summary>The query parameter <c>limit</c> of paged lists.</summary>
internal static class PageLimits
{
    /// <summary>True if <paramref name="limit"/> is absent or a number from 1 to <paramref name="max"/>.</summary>
    public static bool TryRead(string? limit, int defaultLimit, int max, out int size)
    {
        size = defaultLimit;
        return limit is null || (int.TryParse(limit, out size) && size >= 1 && size <= max);
    }

    public static Refusal Invalid(int max) => Refusal.Invalid("limit", $"1 to {max}.");
}
