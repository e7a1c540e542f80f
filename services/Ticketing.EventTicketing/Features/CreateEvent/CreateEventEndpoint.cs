using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.CreateEvent;

/// <summary><c>POST /events</c>: a seller's new event with its own seating plan.</summary>
public static class CreateEventEndpoint
{
    /// <summary>
    /// The largest plan that can be right: 100,000 places named one by one, at up to 30 bytes each, doubled.
    /// </summary>
    private const int MaxBodyBytes = 8 << 20;

    private const int MaxKeyLength = 80;

    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/events", HandleAsync)
        .RequireAuthorization(Policies.Seller)
        .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
        .Produces<EventAnswer>(StatusCodes.Status201Created)
        .WithName("CreateEvent")
        .WithSummary("Create an event with its seating plan")
        .WithDescription("It is on sale some seconds later. At most 100,000 seats.")
        .AcceptsIdempotencyKey()
        .Refuses(RefusalCodes.IdempotencyKeyReused)
        .WithTags("events");

    private static async Task<IResult> HandleAsync(
        EventDraft draft, ClaimsPrincipal caller, HttpContext context, CreateEventStore store, CancellationToken ct)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > MaxKeyLength || key.Any(c => c is <= ' ' or > '~'))
        {
            var errors = new FieldErrors();
            errors.Add("Idempotency-Key", $"Must have 1 to {MaxKeyLength} visible ASCII characters.");
            return Answers.Of(errors.ToRefusal(), context);
        }

        var (planned, refusal) = EventRules.Check(draft);
        if (planned is null)
        {
            return Answers.Of(refusal!, context);
        }

        var once = key.Length == 0 ? null : new IdempotentRequest(key, HashOf(draft));
        var outcome = await store.CreateAsync(caller.UserId(), planned, once, ct);
        return outcome.Refusal is { } no
            ? Answers.Of(no, context)
            : new CreatedEvent(outcome.EventId, outcome.Answer);
    }

    /// <summary>
    /// Of the request as understood: white space and the order of fields do not make it another one.
    /// </summary>
    private static byte[] HashOf(EventDraft draft) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(draft, EventTicketingJson.Default.EventDraft));

    /// <summary>201 with an answer that was serialised once, when it was stored.</summary>
    private sealed class CreatedEvent(string eventId, byte[] answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status201Created;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = answer.Length;
            response.Headers.Location = $"/events/{eventId}";
            return response.Body.WriteAsync(answer, httpContext.RequestAborted).AsTask();
        }
    }
}
