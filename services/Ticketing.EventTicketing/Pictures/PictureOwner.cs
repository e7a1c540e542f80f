namespace Ticketing.EventTicketing.Pictures;

/// <summary>Something that may have a picture: who may change it, and where it shows.</summary>
/// <param name="Kind">First part of its address, for example <c>events</c>.</param>
/// <param name="FindSeller">Reads the seller of <c>@id</c>.</param>
/// <param name="Show">Writes <c>@picture</c>, which may be null, where it is shown.</param>
internal sealed record PictureOwner(string Kind, string FindSeller, string Show)
{
    /// <summary>All kinds. Another capability that has pictures adds its own.</summary>
    public static IReadOnlyList<PictureOwner> All { get; } =
    [
        new(
            "events",
            "SELECT seller_id FROM events WHERE event_id = @id::bigint",
            "UPDATE events SET picture = @picture::jsonb WHERE event_id = @id::bigint"),
        new(
            "series",
            "SELECT seller_id FROM event_series WHERE series_id = @id::uuid",
            """
            WITH series AS (UPDATE event_series SET picture = @picture::jsonb WHERE series_id = @id::uuid)
            UPDATE events SET picture = @picture::jsonb WHERE series_id = @id::uuid
            """),
        new(
            "productions",
            "SELECT seller_id FROM productions WHERE production_id = @id::bigint",
            "UPDATE productions SET picture = @picture::jsonb WHERE production_id = @id::bigint"),
        new(
            "super-venues",
            "SELECT seller_id FROM super_venues WHERE super_venue_id = @id::bigint",
            "UPDATE super_venues SET picture = @picture::jsonb WHERE super_venue_id = @id::bigint"),
        new(
            "venues",
            "SELECT s.seller_id FROM venues v JOIN super_venues s USING (super_venue_id) WHERE v.venue_id = @id::bigint",
            "UPDATE venues SET picture = @picture::jsonb WHERE venue_id = @id::bigint"),
    ];

    /// <summary>True if an id of this kind may look so; the statements cast it.</summary>
    public bool IsId(string id) => Kind == "series"
        ? Guid.TryParse(id, out _)
        : long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _);
}
