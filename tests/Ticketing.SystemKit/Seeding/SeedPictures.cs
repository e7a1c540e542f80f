using System.Text.Json.Nodes;

namespace Ticketing.SystemKit.Seeding;

/// <summary>
/// Gives every production and super-venue of the catalogue that has no picture one that is drawn here. The system decodes
/// one at a time, so nothing would be gained by sending more at once.
/// </summary>
internal static class SeedPictures
{
    /// <summary>How many were added.</summary>
    public static async Task<int> AddAsync(IReadOnlyList<SeedSeller> sellers)
    {
        var added = 0;
        foreach (var seller in sellers)
        {
            foreach (var film in await WithoutAsync(seller, "/productions", "productions"))
            {
                await AddAsync(seller, $"/productions/{film["production_id"]}", film["title"], SeedPicture.OfProduction);
                added++;
            }

            foreach (var place in await WithoutAsync(seller, "/super-venues", "super_venues"))
            {
                await AddAsync(seller, $"/super-venues/{place["super_venue_id"]}", place["name"], SeedPicture.OfPlace);
                added++;
            }
        }

        return added;
    }

    private static async Task<IEnumerable<JsonNode>> WithoutAsync(SeedSeller seller, string path, string items) =>
        (await seller.ListAsync($"{path}?seller=me", items)).Where(item => item["picture"] is null);

    private static Task<JsonNode> AddAsync(SeedSeller seller, string owner, JsonNode? name, Func<string, byte[]> draw) =>
        seller.PutPictureAsync(owner, draw((string)name!), SeedPicture.AltOf((string)name!));
}
