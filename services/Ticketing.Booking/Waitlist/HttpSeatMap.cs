using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Waitlist;

/// <summary>Reads seat-reservation's public counters and seats.</summary>
internal sealed class HttpSeatMap(IHttpClientFactory clients) : ISeatMap
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "seat-map";

    private const char Available = '0';

    public async Task<IReadOnlyDictionary<string, int>> CountAsync(EventId eventId, CancellationToken ct)
    {
        var sections = await GetAsync(
            $"/api/seat_reservation/{eventId}/sections", SeatMapJson.Default.SectionCounts, ct);
        return sections.Sections.ToDictionary(s => s.Section, s => s.Available, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<SeatPool, FreeSeats>> ReadAsync(
        EventId eventId, SectionPlan section, CancellationToken ct)
    {
        var root = $"/api/seat_reservation/{eventId}";
        var name = Uri.EscapeDataString(section.Name);
        var detail = await GetAsync($"{root}/sections/{name}", SeatMapJson.Default.SubsectionCounts, ct);
        var free = new List<SeatPosition>();
        foreach (var subsection in detail.Subsections.Where(s => s.Available > 0))
        {
            var path = $"{root}/tickets/section/{name}/subsection/{subsection.Subsection}/seats";
            var seats = await GetAsync(path, SeatMapJson.Default.SeatRows, ct);
            var plan = section.Find(subsection.Subsection)
                ?? throw new HttpRequestException($"The plan has no subsection {subsection.Subsection}.");
            free.AddRange(FreeOf(plan, seats.Rows));
        }
        return FreeSeats.Of(section, free);
    }

    /// <summary>Rows are one digit a place, for example <c>"0011203"</c>; 0 is available.</summary>
    internal static IEnumerable<SeatPosition> FreeOf(SubsectionPlan plan, IReadOnlyList<string> rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            for (var seat = 0; seat < rows[row].Length; seat++)
            {
                if (rows[row][seat] == Available)
                {
                    yield return new SeatPosition(plan.Number, row + 1, seat + 1);
                }
            }
        }
    }

    private async Task<T> GetAsync<T>(
        string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken ct)
    {
        using var http = clients.CreateClient(ClientName);
        return await http.GetFromJsonAsync(new Uri(path, UriKind.Relative), type, ct)
            ?? throw new HttpRequestException("The seat engine answered JSON null.");
    }
}

internal sealed record SectionCount(string Section, int Available);

internal sealed record SectionCounts(IReadOnlyList<SectionCount> Sections);

internal sealed record SubsectionCount(int Subsection, int Available);

internal sealed record SubsectionCounts(IReadOnlyList<SubsectionCount> Subsections);

internal sealed record SeatRows(IReadOnlyList<string> Rows);

/// <summary>The parts of seat-reservation's answers (docs/api.md) that are read here.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SectionCounts))]
[JsonSerializable(typeof(SubsectionCounts))]
[JsonSerializable(typeof(SeatRows))]
internal sealed partial class SeatMapJson : JsonSerializerContext;
