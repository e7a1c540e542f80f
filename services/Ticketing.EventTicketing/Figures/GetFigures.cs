using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Figures.Counting;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Figures;

/// <summary>
/// <c>GET /events/{event_id}/figures</c>: what is held, sold and refunded now.
/// <c>GET /events/{event_id}/figures/series</c>: the same over a time.
/// </summary>
internal static class GetFigures
{
    /// <summary>A code has at most as many characters as a batch's note.</summary>
    private const int MaxValueLength = 200;

    public static void MapGetFigures(this IEndpointRouteBuilder app)
    {
        app.MapGet("/events/{eventId}/figures", GetAsync)
            .RequireAuthorization()
            .AllowSellerTeam(SellerAction.OrdersRead)
            .WithName("GetFigures")
            .WithSummary("Count what an event sold, holds, lost and refunded")
            .WithDescription("For the event's seller, the team's owners, managers and finance, and operators.")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours)
            .WithTags("events");
        app.MapGet("/events/{eventId}/figures/series", GetSeriesAsync)
            .RequireAuthorization()
            .AllowSellerTeam(SellerAction.OrdersRead)
            .WithName("GetFigureSeries")
            .WithSummary("Count an event's sale minute by minute, by hours or by days")
            .WithQuery("step", "Length of a step; an hour if left out.", FigureRange.Steps)
            .WithQuery("from", "Where the time begins; 24 hours before its end if left out.")
            .WithQuery("to", "Where it ends; now if left out.")
            .WithQuery("section", "Only this section; the whole event if left out.")
            .WithQuery("category", "Only this category of seats.")
            .WithQuery("code", "Only orders with this code.")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours)
            .WithTags("events");
    }

    private static async Task<Results<Ok<FiguresResponse>, ProblemHttpResult>> GetAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, FiguresAccess access, FiguresQuery query,
        BookingDemand demand, CancellationToken ct)
    {
        var (found, refusal) = await access.FindAsync(eventId, caller, ct);
        if (found is null)
        {
            return refusal!.ToProblem(context);
        }

        var asked = demand.ReadAsync(new EventId(found.EventId), ct);
        var counts = await query.ReadTotalsAsync([found.EventId], FiguresResponse.Dimensions, ct);
        return TypedResults.Ok(FiguresResponse.Of(found, counts) with { Demand = await asked });
    }

    private static async Task<Results<Ok<FigureSeriesResponse>, ProblemHttpResult>> GetSeriesAsync(
        string eventId, string? step, string? from, string? to, string? section, string? category, string? code,
        ClaimsPrincipal caller, HttpContext context, FiguresAccess access, FiguresQuery query, TimeProvider time,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var range = FigureRange.Read(step, from, to, time.GetUtcNow(), errors);
        var (dimension, value) = ReadDimension(section, category, code, errors);
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var (found, refusal) = await access.FindAsync(eventId, caller, ct);
        if (found is null)
        {
            return refusal!.ToProblem(context);
        }

        var points = await query.ReadSeriesAsync(
            new EventId(found.EventId), dimension, value, range, found.TimeZone, ct);
        return TypedResults.Ok(new FigureSeriesResponse(
            found.EventId, range.Step, range.From, range.To,
            [.. points.Where(p => p.At is not null).Select(p => new FigurePoint(p.At!.Value, FigureCounts.Of(p)))]));
    }

    /// <summary>By what the series is asked for: one of the three, or the whole event.</summary>
    private static (string Dimension, string Value) ReadDimension(
        string? section, string? category, string? code, FieldErrors errors)
    {
        (string Field, string? Value)[] asked =
            [(SaleDimensions.Section, section), (SaleDimensions.Category, category), (SaleDimensions.Code, code)];
        var given = asked.Where(a => !string.IsNullOrEmpty(a.Value)).ToList();
        errors.Require(given.Count <= 1, "section", "One of section, category and code.");
        foreach (var (field, value) in given)
        {
            errors.Require(VisibleText.TryLine(value, 1, MaxValueLength, out _), field, $"Must be the name of a {field}.");
        }

        return given.Count == 0 ? (SaleDimensions.Event, "") : (given[0].Field, given[0].Value!);
    }
}
