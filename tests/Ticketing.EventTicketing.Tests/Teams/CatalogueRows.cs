using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>Rows of plans, places, productions, series and pictures, with one of each that is really there.</summary>
internal static class CatalogueRows
{
    private const string Plan =
        """
        {"format":"ticketing-plan/1","name":"Hall",
         "sections":[{"name":"A","subsections":[{"number":1,"rows":2,"seats_per_row":2}]}]}
        """;

    private const string ChangedPlan =
        """
        {"edition":1,"plan":{"format":"ticketing-plan/1","name":"Hall","sections":[{"name":"A","subsections":[
          {"number":1,"rows":2,"seats_per_row":2}]}]}}
        """;

    private const string Production = """{"kind":"film","title":"Aurora"}""";

    private const string Series =
        """
        {"event":{"name":"Film","venue":"Hall 3","starts_at":"2029-05-01T14:00","time_zone":"Asia/Taipei","currency":"TWD",
          "sections":[{"name":"A","price":30000,"subsections":[{"number":1,"rows":2,"seats_per_row":2}]}]},
         "starts":["2029-05-02T14:00"]}
        """;

    public static async Task<Dictionary<string, ObjectRow>> OfAsync(HttpClient seller, string @event)
    {
        var plan = $"/plans/{(await CreateAsync(seller, "/plans", Plan))["plan_id"]}";
        var production = $"/productions/{(await CreateAsync(seller, "/productions", Production))["production_id"]}";
        var series = $"/series/{(await CreateAsync(seller, "/series", Series))["series_id"]}";
        var cities = await UserEndpointTests.Json(await seller.GetAsync("/cities"));
        var placeBody =
            $$"""
            {"kind":"cinema","name":"Star","address":"1 Long Street","city_id":{{cities["cities"]![0]!["city_id"]}},
             "latitude":25.03,"longitude":121.56}
            """;
        var created = await CreateAsync(seller, "/super-venues", placeBody);
        var place = $"/super-venues/{created["super_venue"]!["super_venue_id"]}";
        var venue = $"/venues/{(await CreateAsync(seller, $"{place}/venues", """{"name":"Hall 1"}"""))["venue_id"]}";
        return new Dictionary<string, ObjectRow>
        {
            ["DELETE /plans/{planId:guid}"] = new(Whose.Seller, $"/plans/{Guid.NewGuid()}"),
            ["GET /plans/{planId:guid}"] = new(Whose.Seller, plan),
            ["GET /plans/{planId:guid}/drawing"] = new(Whose.Seller, $"{plan}/drawing"),
            ["GET /plans/{planId:guid}/export"] = new(Whose.Seller, $"{plan}/export?format=json"),
            ["PUT /plans/{planId:guid}"] = new(Whose.Seller, plan, Plan),

            ["POST /super-venues/{superVenueId}/venues"] = new(Whose.Seller, $"{place}/venues", """{"name":"Hall 2"}"""),
            ["PUT /super-venues/{superVenueId}"] = new(Whose.Seller, place, placeBody),
            ["PUT /venues/{venueId}"] = new(Whose.Seller, venue, """{"name":"Hall 3"}"""),
            ["PUT /productions/{productionId}"] = new(Whose.Seller, production, Production),

            ["GET /events/{eventId}/plan"] = new(Whose.Event, $"{@event}/plan"),
            ["GET /events/{eventId}/plan/export"] = new(Whose.Event, $"{@event}/plan/export?format=json"),
            ["POST /events/{eventId}/plan/preview"] = new(Whose.Event, $"{@event}/plan/preview", ChangedPlan),
            ["PUT /events/{eventId}/plan"] = new(Whose.Event, $"{@event}/plan", ChangedPlan),
            ["POST /events/{eventId}/publish"] = new(Whose.Event, $"{@event}/publish"),
            ["DELETE /events/{id}/picture"] = new(Whose.Event, $"{@event}/picture"),
            ["PUT /events/{id}/picture"] = new(
                Whose.Event, $"{@event}/picture?alt=Aurora", Type: "image/png"),
            ["DELETE /series/{id}/picture"] = new(Whose.Event, $"{series}/picture"),
            ["PUT /series/{id}/picture"] = new(
                Whose.Event, $"{series}/picture?alt=Aurora", Type: "image/png"),

            ["DELETE /productions/{id}/picture"] = new(Whose.Seller, $"{production}/picture"),
            ["PUT /productions/{id}/picture"] = new(
                Whose.Seller, $"{production}/picture?alt=Aurora", Type: "image/png"),
            ["DELETE /super-venues/{id}/picture"] = new(Whose.Seller, $"{place}/picture"),
            ["PUT /super-venues/{id}/picture"] = new(
                Whose.Seller, $"{place}/picture?alt=Aurora", Type: "image/png"),
            ["DELETE /venues/{id}/picture"] = new(Whose.Seller, $"{venue}/picture"),
            ["PUT /venues/{id}/picture"] = new(
                Whose.Seller, $"{venue}/picture?alt=Aurora", Type: "image/png"),

            // Everybody sees what is published; drafts only who asks for their own.
            ["GET /series/{seriesId}"] = new(Whose.Caller, $"{series}?seller=me"),
            ["POST /series/{seriesId}/cancel"] = new(Whose.Event, $"{series}/cancel"),
            ["POST /series/{seriesId}/close"] = new(Whose.Event, $"{series}/close"),
            ["POST /series/{seriesId}/dates"] = new(
                Whose.Event, $"{series}/dates", """{"starts":["2029-05-03T14:00"]}"""),
            ["POST /series/{seriesId}/edit"] = new(Whose.Event, $"{series}/edit", """{"name":"The film"}"""),
            ["POST /series/{seriesId}/publish"] = new(Whose.Event, $"{series}/publish"),
            ["POST /series/{seriesId}/reopen"] = new(Whose.Event, $"{series}/reopen"),
        };
    }

    private static async Task<JsonNode> CreateAsync(HttpClient seller, string path, string body)
    {
        var answer = await seller.PostAsJsonAsync(path, JsonNode.Parse(body));
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await UserEndpointTests.Json(answer);
    }
}
