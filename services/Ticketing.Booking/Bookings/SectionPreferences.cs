using System.Text.Json;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// The sections of a booking that names several, in order of preference, as they stand in its row:
/// <c>[["C",2,300000],["A",0,150000]]</c>, name, index and what a seat costs the booking. The seat engine is asked for one
/// after another: first each for the whole party, then each for as many as it has, unless the buyer wants all or nothing
/// (docs/adr/0011).
/// </summary>
internal static class SectionPreferences
{
    /// <summary>Sections of one order: more would make its buyer wait for twice as many answers.</summary>
    public const int MaxSections = 10;

    /// <summary>Null for one section: then the booking's own columns say all.</summary>
    public static string? Write(IReadOnlyList<SectionPlan> sections) => sections.Count < 2
        ? null
        : new JsonArray([.. sections.Select(s => new JsonArray(s.Name, s.Index, s.PriceMinor))]).ToJsonString();

    /// <summary>True if this attempt wants the whole party or nothing.</summary>
    public static bool IsAllOrNothing(BookingRow row) => row.AllOrNothing || row.Attempt < CountOf(row.Preferences);

    private static int CountOf(string? preferences)
    {
        if (preferences is null)
        {
            return 0;
        }
        using var json = JsonDocument.Parse(preferences);
        return json.RootElement.GetArrayLength();
    }
}
