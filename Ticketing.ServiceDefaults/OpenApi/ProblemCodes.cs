using Microsoft.AspNetCore.Builder;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>Endpoint metadata: a problem the endpoint may answer with.</summary>
/// <param name="Status">HTTP status, 400–599.</param>
/// <param name="Code">The stable <c>code</c> of the problem details.</param>
public sealed record ProblemCode(int Status, string Code);

/// <summary>Says at its mapping which problems an endpoint answers with.</summary>
public static class ProblemCodesExtensions
{
    /// <summary>
    /// Problems of the endpoint itself. What every endpoint like it answers is added by the document: 401 and 403 by its
    /// authorisation, 400, 413 and 415 by its body, 500 and 503 always.
    /// </summary>
    public static TBuilder WithProblems<TBuilder>(this TBuilder endpoint, int status, params IEnumerable<string> codes)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata([.. codes.Select(code => new ProblemCode(status, code))]);
}
