using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>
/// Completes an operation by its endpoint's metadata: who may call it, its parameters, and every problem it answers with,
/// by status and code.
/// </summary>
internal sealed class OperationDescriber : IOpenApiOperationTransformer
{
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var document = context.Document!;
        DescribeParameters(operation, metadata);
        var access = Access.Of(metadata);
        operation.Security = access.Requirements(document);
        var problems = metadata.OfType<ProblemCode>()
            .Concat(access.Problems)
            .Concat(ProblemsOfRequest(operation))
            .Append(new(StatusCodes.Status500InternalServerError, "internal-error"))
            .Append(new(StatusCodes.Status503ServiceUnavailable, "temporarily-unavailable"));
        operation.Responses ??= [];
        foreach (var status in problems.GroupBy(problem => problem.Status).OrderBy(group => group.Key))
        {
            operation.Responses[$"{status.Key}"] =
                Refusal(document, status.Key, [.. status.Select(problem => problem.Code).Distinct()]);
        }

        return Task.CompletedTask;
    }

    private static void DescribeParameters(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.In == ParameterLocation.Path)
            {
                parameter.Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);
                PathIds.Describe(parameter);
            }
        }

        foreach (var described in metadata.OfType<DescribedParameter>())
        {
            operation.Parameters ??= [];
            var parameter = operation.Parameters.OfType<OpenApiParameter>()
                .FirstOrDefault(p => p.Name == described.Name && p.In == described.In);
            if (parameter is null)
            {
                operation.Parameters.Add(parameter = new() { Name = described.Name, In = described.In });
            }

            parameter.Description = described.Description;
            parameter.Schema = described.Schema();
        }
    }

    /// <summary>What the framework refuses before the endpoint's own code runs.</summary>
    private static IEnumerable<ProblemCode> ProblemsOfRequest(OpenApiOperation operation)
    {
        if (operation.RequestBody is not null)
        {
            yield return new(StatusCodes.Status400BadRequest, "malformed-json");
            yield return new(StatusCodes.Status400BadRequest, "invalid-request");
            yield return new(StatusCodes.Status413PayloadTooLarge, "payload-too-large");
            yield return new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type");
        }
        else if (operation.Parameters?.Any(p => p is { In: ParameterLocation.Query } and { Name: "limit" }) == true)
        {
            yield return new(StatusCodes.Status400BadRequest, "invalid-request");
        }
    }

    /// <summary>A refusal with one code is the same wherever it is, so the document has it once.</summary>
    private static IOpenApiResponse Refusal(OpenApiDocument document, int status, IReadOnlyList<string> codes)
    {
        if (codes is not [var code])
        {
            return Response(document, status, codes);
        }

        if (document.Components?.Responses?.ContainsKey(code) != true)
        {
            document.AddComponent(code, Response(document, status, codes));
        }

        return new OpenApiResponseReference(code, document);
    }

    private static OpenApiResponse Response(OpenApiDocument document, int status, IReadOnlyList<string> codes) => new()
    {
        Description = $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", codes.Select(code => $"`{code}`"))}",
        Headers = status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable
            ? new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader
                {
                    Description = "Seconds to wait before trying again.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
                },
            }
            : null,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchema
                {
                    AllOf =
                    [
                        new OpenApiSchemaReference(DocumentDescriber.ProblemSchema, document),
                        new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Properties = new Dictionary<string, IOpenApiSchema>
                            {
                                ["code"] = new OpenApiSchema
                                {
                                    Type = JsonSchemaType.String,
                                    Enum = [.. codes.Select(code => (JsonNode)code)],
                                },
                            },
                        },
                    ],
                },
            },
        },
    };

    /// <summary>Who may call an endpoint, and how the others are refused.</summary>
    private readonly record struct Access(bool IsOpen, bool LooksAtToken, bool HasRole)
    {
        public static Access Of(IList<object> metadata) => new(
            metadata.OfType<IAllowAnonymous>().Any(),
            metadata.OfType<OptionalBearer>().Any(),
            metadata.OfType<IAuthorizeData>().Any(data => data.Policy is not null || data.Roles is not null));

        public IEnumerable<ProblemCode> Problems
        {
            get
            {
                if (!IsOpen)
                {
                    yield return new(StatusCodes.Status401Unauthorized, "unauthenticated");
                    if (HasRole)
                    {
                        yield return new(StatusCodes.Status403Forbidden, "forbidden");
                    }
                }
            }
        }

        public IList<OpenApiSecurityRequirement> Requirements(OpenApiDocument document)
        {
            var bearer = new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(DocumentDescriber.BearerScheme, document)] = [],
            };
            return (IsOpen, LooksAtToken) switch
            {
                (false, _) => [bearer],
                (true, true) => [new(), bearer],
                _ => [],
            };
        }
    }
}
