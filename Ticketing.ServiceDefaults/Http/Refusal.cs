using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>
/// An expected "no": HTTP status, stable code and a sentence for people, together in one place. Each capability lists
/// its own (<c>OrderErrors</c>); a use case answers one, never throws it, and adds what it alone knows:
/// <c>OrderErrors.NoSuchSeat with { Detail = … }</c>.
/// </summary>
/// <param name="Status">HTTP status, 400–599.</param>
/// <param name="Code">Kebab case and part of the contract (docs/api.md), for example <c>hold-expired</c>.</param>
/// <param name="Detail">What was refused and what would be accepted. Never holds a secret of the caller.</param>
public sealed record Refusal(int Status, string Code, string Detail)
{
    /// <summary>Some fields of the request are wrong; <see cref="Errors"/> says which.</summary>
    public static Refusal InvalidRequest { get; } = new(
        StatusCodes.Status400BadRequest, "invalid-request", "The request has wrong or missing fields.");

    /// <summary>What is wrong, by the field's path in the request (<c>seats[0].row</c>).</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>A finer code, for example why a payment provider declined.</summary>
    public string? Reason { get; init; }

    /// <summary>The price that holds now, in minor units, where another one was expected.</summary>
    public long? Price { get; init; }

    /// <summary>Where the caller finds what is missing, a path of the API.</summary>
    public string? Link { get; init; }

    /// <summary>When it is worth trying again, for refusals that pass by themselves.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>One wrong field.</summary>
    public static Refusal Invalid(string field, string error) =>
        Invalid(new Dictionary<string, string[]> { [field] = [error] });

    /// <summary>Several wrong fields.</summary>
    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        InvalidRequest with { Errors = errors };
}

/// <summary>Refusals as problem details (RFC 9457).</summary>
public static class RefusalExtensions
{
    /// <summary>The problem of a refusal; with <c>Retry-After</c> where it passes by itself.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal, HttpContext context)
    {
        if (refusal.RetryAfter is { } delay)
        {
            Problems.RetryAfter(context, delay);
        }

        var more = new Dictionary<string, object?>();
        if (refusal.Errors is { } errors)
        {
            more["errors"] = errors;
        }

        if (refusal.Reason is { } reason)
        {
            more["reason"] = reason;
        }

        if (refusal.Price is { } price)
        {
            more["price"] = price;
        }

        if (refusal.Link is { } link)
        {
            more["link"] = link;
        }

        return Problems.Of(refusal.Status, refusal.Code, refusal.Detail, more);
    }

    /// <summary>Documents which refusals an endpoint answers with.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoint, params IEnumerable<Refusal> refusals)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata([.. refusals.Select(refusal => new ProblemCode(refusal.Status, refusal.Code))]);
}
