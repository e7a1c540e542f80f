using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>
/// Endpoint metadata: a parameter that the handler reads from the request itself, or takes as text so that a wrong
/// value gets our own problem.
/// </summary>
internal sealed record DescribedParameter(
    string Name, ParameterLocation In, string Description, Func<OpenApiSchema> Schema);

/// <summary>Endpoint metadata: a token is not needed, but the answer says more to some who send one.</summary>
internal sealed record OptionalBearer;

/// <summary>Describes parameters at an endpoint's mapping.</summary>
public static class EndpointParameters
{
    /// <summary>The header of requests that may be repeated.</summary>
    public const string IdempotencyKeyHeader = "Idempotency-Key";

    /// <summary>Length of an Idempotency-Key in visible ASCII characters.</summary>
    private const int MaxKeyLength = 80;

    /// <summary>Repeating the request with the same key and body gets the first answer again.</summary>
    public static TBuilder AcceptsIdempotencyKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new DescribedParameter(
        IdempotencyKeyHeader, ParameterLocation.Header,
        "Makes the request safe to repeat: the same key with the same body gets the first answer again, and with another "
        + "body 409 `idempotency-key-reused`. Visible ASCII, best a UUID.",
        () => new() { Type = JsonSchemaType.String, MinLength = 1, MaxLength = MaxKeyLength, Pattern = "^[!-~]+$" }));

    /// <summary><c>limit</c> and the cursor of a paged list.</summary>
    public static TBuilder IsPaged<TBuilder>(
        this TBuilder endpoint, int defaultLimit = 50, int maxLimit = 100, string cursor = "after")
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(
        new DescribedParameter("limit", ParameterLocation.Query, "Items on a page.", () => new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = "1",
            Maximum = maxLimit.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Default = JsonValue.Create(defaultLimit),
        }),
        new DescribedParameter(
            cursor, ParameterLocation.Query, "Opaque cursor: `next` of the page before. Left out for the first page.",
            () => new() { Type = JsonSchemaType.String }));

    /// <summary>A query parameter; with <paramref name="values"/>, one of these.</summary>
    public static TBuilder WithQuery<TBuilder>(
        this TBuilder endpoint, string name, string description, params IEnumerable<string> values)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new DescribedParameter(name, ParameterLocation.Query, description, () => Text(values)));

    /// <summary>A request header that is read by hand.</summary>
    public static TBuilder WithHeader<TBuilder>(this TBuilder endpoint, string name, string description)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new DescribedParameter(name, ParameterLocation.Header, description, () => Text([])));

    /// <summary>The answer has an ETag; who sends it back gets 304 while it is current.</summary>
    public static TBuilder WithETag<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint
        .WithHeader("If-None-Match", "ETag of the answer one has: 304 while it is current.")
        .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));

    /// <summary>The endpoint is open, and looks at a token if there is one.</summary>
    public static TBuilder AcceptsBearer<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OptionalBearer());

    private static OpenApiSchema Text(IEnumerable<string> values) => new()
    {
        Type = JsonSchemaType.String,
        Enum = values.Any() ? [.. values.Select(value => (JsonNode)value)] : null,
    };
}
