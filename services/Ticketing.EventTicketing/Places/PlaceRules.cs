using Ticketing.Contracts.Text;
using Ticketing.Contracts.Time;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Places;

/// <summary>The rules for what people write of places. Bounds: docs/api.md.</summary>
internal static class PlaceRules
{
    /// <summary>So that the names of a super-venue and a venue fit the 200 characters of an event's venue.</summary>
    public const int MaxNameLength = 90;

    private const int MaxAddressLength = 300;
    private const int CountryLength = 2;

    private static readonly string[] Kinds = ["cinema", "arena", "theatre", "club", "other"];

    /// <summary>A name as it is stored; a wrong one becomes an error.</summary>
    public static string ReadName(string? text, string field, FieldErrors errors, int min = 1)
    {
        errors.Require(
            VisibleText.TryLine(text, min, MaxNameLength, out var name), field,
            $"Must have {min} to {MaxNameLength} characters, {VisibleText.Hint}.");
        return name;
    }

    /// <summary>Adds an error for coordinates that are missing or not on the Earth.</summary>
    public static GeoPoint ReadPoint(double? latitude, double? longitude, FieldErrors errors)
    {
        errors.Require(latitude is >= -90 and <= 90, "latitude", "Must be -90 to 90 degrees.");
        errors.Require(longitude is >= -180 and <= 180, "longitude", "Must be -180 to 180 degrees.");
        return new GeoPoint(latitude ?? 0, longitude ?? 0);
    }

    /// <summary>A city as it is stored; what is wrong becomes an error.</summary>
    public static City ReadCity(CityRequest draft, FieldErrors errors)
    {
        var name = ReadName(draft.Name, "name", errors);
        var localName = ReadName(draft.LocalName, "local_name", errors, min: 0);
        errors.Require(
            draft.Country is { Length: CountryLength } country && country.All(char.IsAsciiLetterUpper), "country",
            "Must be an ISO 3166-1 code of two capital letters, for example TW.");
        errors.Require(VenueTime.IsZone(draft.TimeZone), "time_zone", "Must be an IANA time zone, for example Asia/Taipei.");
        var point = ReadPoint(draft.Latitude, draft.Longitude, errors);
        return new City(name, localName, draft.Country ?? "", draft.TimeZone ?? "", point);
    }

    /// <summary>A super-venue as it is stored; what is wrong becomes an error.</summary>
    public static SuperVenue ReadSuperVenue(SuperVenueRequest draft, FieldErrors errors)
    {
        errors.Require(Kinds.Contains(draft.Kind), "kind", $"Must be one of {string.Join(", ", Kinds)}.");
        var name = ReadName(draft.Name, "name", errors);
        errors.Require(
            VisibleText.TryLine(draft.Address, 0, MaxAddressLength, out var address), "address",
            $"Must have at most {MaxAddressLength} characters, {VisibleText.Hint}.");
        errors.Require(draft.CityId is > 0, "city_id", "Must be the id of a city.");
        return new SuperVenue(
            draft.Kind ?? "", name, address, draft.CityId ?? 0, ReadPoint(draft.Latitude, draft.Longitude, errors));
    }
}

/// <summary>A city whose fields were checked.</summary>
internal sealed record City(string Name, string LocalName, string Country, string TimeZone, GeoPoint At);

/// <summary>A super-venue whose fields were checked.</summary>
internal sealed record SuperVenue(string Kind, string Name, string Address, long CityId, GeoPoint At);
