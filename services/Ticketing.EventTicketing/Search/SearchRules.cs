using System.Globalization;
using Ticketing.Contracts.Money;
using Ticketing.Contracts.Text;
using Ticketing.Contracts.Time;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Places;

namespace Ticketing.EventTicketing.Search;

/// <summary>
/// The query of <c>GET /search</c> as it was sent, by name; null where it was left out.
/// </summary>
internal sealed record SearchQuery(Func<string, string?> Value)
{
    public string? this[string name] => Value(name) is { Length: > 0 } value ? value : null;
}

/// <summary>Turns a query into a filter, or says what is wrong with it. Bounds: docs/api.md.</summary>
internal static class SearchRules
{
    /// <summary>Characters of the words: a title and a place.</summary>
    public const int MaxTextLength = 100;

    /// <summary>As far as somebody travels for a show.</summary>
    private const double MaxRadiusKm = 200;

    private const double MinRadiusKm = 0.1;
    private const double DefaultRadiusKm = 10;
    private const long MaxPrice = 1_000_000_000;
    private const int DateLength = 10;

    public static readonly string[] Kinds = ["film", "concert", "match", "play", "other"];
    public static readonly string[] Availabilities = ["AVAILABLE", "FEW"];
    public static readonly string[] Sorts = ["soonest", "nearest", "price"];

    /// <param name="query">As sent.</param>
    /// <param name="zone">Of the city, in which dates are read.</param>
    /// <param name="page">Limit and cursor.</param>
    /// <param name="now">Shows begin later.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static SearchFilter Read(
        SearchQuery query, string zone, PageRequest page, DateTimeOffset now, FieldErrors errors)
    {
        var near = ReadNear(query, errors);
        var sort = ReadSort(query, near, errors);
        var currency = query["currency"];
        errors.Require(currency is null || Currency.IsKnown(currency), "currency", "Must be an ISO 4217 code, for example TWD.");
        var (least, most) = (ReadPrice(query, "price_min", errors), ReadPrice(query, "price_max", errors));
        errors.Require(
            currency is not null || (least is null && most is null && sort != SearchSort.Price), "currency",
            "Prices are compared in one currency: name it.");
        errors.Require(least is null || most is null || least <= most, "price_max", "Must not be below price_min.");
        var from = ReadDay(query, "from", zone, 0, errors);
        var until = ReadDay(query, "to", zone, 1, errors);
        errors.Require(from is null || until is null || from <= until, "to", "Must not be before from.");
        var after = page.After is null ? null : SearchCursor.TryRead(page.After, sort);
        errors.Require(page.After is null || after is not null, "after", "Not a cursor of this list.");
        return new SearchFilter
        {
            Text = ReadText(query, errors),
            CityId = ReadId(query, "city", errors),
            ProductionId = ReadId(query, "production", errors),
            SuperVenueId = ReadId(query, "super_venue", errors),
            VenueId = ReadId(query, "venue", errors),
            Kind = ReadOneOf(query, "kind", Kinds, errors),
            From = from > now ? from.Value : now,
            Until = until,
            PriceMin = least,
            PriceMax = most,
            Currency = currency,
            Availability = ReadOneOf(query, "availability", Availabilities, errors) switch
            {
                "AVAILABLE" => [0, 1],
                "FEW" => [1],
                _ => null,
            },
            Near = near,
            Sort = sort,
            Limit = page.Limit,
            After = after,
        };
    }

    private static string? ReadText(SearchQuery query, FieldErrors errors)
    {
        if (query["q"] is not { } text)
        {
            return null;
        }

        errors.Require(
            VisibleText.TryLine(text, 1, MaxTextLength, out var line) && line.EnumerateRunes().Any(
                rune => System.Text.Rune.IsLetterOrDigit(rune)),
            "q", $"Must have 1 to {MaxTextLength} characters, and a letter or digit.");
        return line;
    }

    private static long? ReadId(SearchQuery query, string name, FieldErrors errors)
    {
        if (query[name] is not { } text)
        {
            return null;
        }

        errors.Require(IdText.TryParse(text, out var id), name, "Must be an id.");
        return id;
    }

    private static string? ReadOneOf(SearchQuery query, string name, string[] values, FieldErrors errors)
    {
        var value = query[name];
        errors.Require(value is null || values.Contains(value), name, $"Must be one of {string.Join(", ", values)}.");
        return value;
    }

    private static SearchSort ReadSort(SearchQuery query, Nearby? near, FieldErrors errors)
    {
        var sort = ReadOneOf(query, "sort", Sorts, errors);
        errors.Require(sort != "nearest" || near is not null, "sort", "What is nearest needs latitude and longitude.");
        return sort switch
        {
            "nearest" => SearchSort.Nearest,
            "price" => SearchSort.Price,
            _ => SearchSort.Soonest,
        };
    }

    private static long? ReadPrice(SearchQuery query, string name, FieldErrors errors)
    {
        if (query[name] is not { } text)
        {
            return null;
        }

        var ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var price);
        errors.Require(ok && price <= MaxPrice, name, $"Must be 0 to {MaxPrice} minor units.");
        return price;
    }

    private static Nearby? ReadNear(SearchQuery query, FieldErrors errors)
    {
        var (latitude, longitude) = (ReadNumber(query, "latitude", errors), ReadNumber(query, "longitude", errors));
        var radius = ReadNumber(query, "radius", errors) ?? DefaultRadiusKm;
        errors.Require(latitude is null or (>= -90 and <= 90), "latitude", "Must be -90 to 90 degrees.");
        errors.Require(longitude is null or (>= -180 and <= 180), "longitude", "Must be -180 to 180 degrees.");
        errors.Require(
            latitude is null == longitude is null, latitude is null ? "latitude" : "longitude",
            "A point has latitude and longitude.");
        errors.Require(
            radius is >= MinRadiusKm and <= MaxRadiusKm, "radius", $"Must be {MinRadiusKm} to {MaxRadiusKm} kilometres.");
        errors.Require(
            query["radius"] is null || latitude is not null, "radius", "A radius needs latitude and longitude.");
        return latitude is { } north && longitude is { } east ? new Nearby(new GeoPoint(north, east), radius) : null;
    }

    private static double? ReadNumber(SearchQuery query, string name, FieldErrors errors)
    {
        if (query[name] is not { } text)
        {
            return null;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        errors.Require(
            double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number), name,
            "Must be a number, for example 25.033.");
        return number;
    }

    /// <summary>
    /// Midnight of a day (<c>2026-12-05</c>) at the place, some days later; or a moment with its offset as it stands.
    /// </summary>
    private static DateTimeOffset? ReadDay(SearchQuery query, string name, string zone, int daysLater, FieldErrors errors)
    {
        if (query[name] is not { } text)
        {
            return null;
        }

        if (text.Length > DateLength)
        {
            errors.Require(
                VenueTime.Read(text, "UTC", out var moment) == VenueTimeAnswer.Exact, name,
                "Must be a day, for example 2026-12-05, or a time with its offset.");
            return moment;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) || day.Year is < 2000 or > 9000)
        {
            errors.Add(name, "Must be a day, for example 2026-12-05, or a time with its offset.");
            return null;
        }

        // Where the clock skips midnight the day begins an hour later; where it shows it twice, at the first.
        var date = day.AddDays(daysLater).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return VenueTime.Read(date + "T00:00", zone, out var midnight) != VenueTimeAnswer.Skipped
            || VenueTime.Read(date + "T01:00", zone, out midnight) == VenueTimeAnswer.Exact
                ? midnight
                : null;
    }
}
