using System.Globalization;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Listings;
using Ticketing.Contracts.Money;
using Ticketing.Contracts.Seating;

namespace Ticketing.Gateway.Pages;

/// <summary>
/// An event as schema.org data (<see href="https://schema.org/Event"/>), for search engines. The default encoder writes
/// <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> as escapes, so that no name ends the element that the data stands in.
/// </summary>
internal static class EventJsonLd
{
    public static string Write(PageFacts facts, string origin, string url, DateTimeOffset now)
    {
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Event",
            ["name"] = facts.Name,
            ["startDate"] = Time(facts.StartsAt, facts.TimeZone),
            ["eventStatus"] = "https://schema.org/" + StatusOf(facts),
            ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
            ["location"] = new JsonObject
            {
                ["@type"] = "Place", ["name"] = facts.Venue, ["address"] = facts.Venue,
            },
            ["url"] = url,
            ["offers"] = OfferOf(facts, url, now),
        };
        if (facts.Description.Length > 0)
        {
            data["description"] = facts.Description;
        }

        if (facts.PreviousStartsAt is { } previous)
        {
            data["previousStartDate"] = Time(previous, facts.TimeZone);
        }

        if (facts.Picture is { } picture)
        {
            data["image"] = new JsonArray(origin + picture.PreviewPath);
        }

        return data.ToJsonString();
    }

    private static JsonObject OfferOf(PageFacts facts, string url, DateTimeOffset now)
    {
        var offer = new JsonObject
        {
            ["@type"] = facts.PriceFrom == facts.PriceTo ? "Offer" : "AggregateOffer",
            ["url"] = url,
            ["priceCurrency"] = facts.Currency,
            ["availability"] = "https://schema.org/" + AvailabilityOf(facts, now),
            ["availabilityEnds"] = Time(facts.SaleEndsAt, facts.TimeZone),
        };
        if (facts.PriceFrom == facts.PriceTo)
        {
            offer["price"] = Price(facts.PriceFrom, facts.Currency);
        }
        else
        {
            offer["lowPrice"] = Price(facts.PriceFrom, facts.Currency);
            offer["highPrice"] = Price(facts.PriceTo, facts.Currency);
        }

        if (facts.SaleStartsAt is { } start)
        {
            offer["validFrom"] = Time(start, facts.TimeZone);
        }

        return offer;
    }

    private static string StatusOf(PageFacts facts) =>
        facts.Status == SaleStatus.Cancelled ? "EventCancelled"
        : facts.PreviousStartsAt is not null ? "EventRescheduled"
        : "EventScheduled";

    private static string AvailabilityOf(PageFacts facts, DateTimeOffset now) => facts switch
    {
        { Status: SaleStatus.Ended or SaleStatus.Cancelled or SaleStatus.Closed } => "Discontinued",
        { Status: SaleStatus.Preparing } => "PreOrder",
        { SoldOut: true } => "SoldOut",
        { SaleStartsAt: { } start } when start > now => "PreOrder",
        _ => "InStock",
    };

    private static string Price(long minor, string currency) =>
        Currency.ToUnits(minor, currency).ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time, string zone) =>
        VenueClock.At(time, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
