namespace Ticketing.SystemKit.Api;

/// <summary>What everybody may read.</summary>
public static class PublicReads
{
    private const string Seats = "/api/seat_reservation";

    /// <summary>An event.</summary>
    public static async Task<EventAnswer> EventAsync(
        this ApiClient api, long eventId, CancellationToken cancellation = default) =>
        (await api.GetAsync<EventAnswer>($"/events/{eventId}", cancellation)).Value;

    /// <summary>Seats left by section.</summary>
    public static async Task<EventSections> SectionsAsync(
        this ApiClient api, long eventId, CancellationToken cancellation = default) =>
        (await api.GetAsync<EventSections>($"{Seats}/{eventId}/sections", cancellation)).Value;

    /// <summary>The counters of a section's subsections.</summary>
    public static async Task<SectionDetail> SectionAsync(
        this ApiClient api, long eventId, string section, CancellationToken cancellation = default) =>
        (await api.GetAsync<SectionDetail>(
            $"{Seats}/{eventId}/sections/{Uri.EscapeDataString(section)}", cancellation)).Value;

    /// <summary>The counters of a subsection.</summary>
    public static async Task<SubsectionStatistics> StatisticsAsync(
        this ApiClient api, long eventId, string section, int subsection, CancellationToken cancellation = default) =>
        (await api.GetAsync<SubsectionStatistics>(Subsection(eventId, section, subsection), cancellation)).Value;

    /// <summary>Every place of a subsection.</summary>
    public static async Task<SubsectionSeats> SeatsAsync(
        this ApiClient api, long eventId, string section, int subsection, CancellationToken cancellation = default) =>
        (await api.GetAsync<SubsectionSeats>($"{Subsection(eventId, section, subsection)}/seats", cancellation)).Value;

    /// <summary>The path of an event's stream of seat changes.</summary>
    public static string Changes(long eventId) => $"{Seats}/{eventId}/changes";

    /// <summary>The path of a subsection's statistics.</summary>
    public static string Subsection(long eventId, string section, int subsection) =>
        $"{Seats}/{eventId}/tickets/section/{Uri.EscapeDataString(section)}/subsection/{subsection}";
}
