using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>
/// What the whole document says once: title, how to sign in, problem details, tags. Paths get the public, snake_case names
/// of their parameters. Paths and schemas are in order of name, so that the committed document changes only where the API
/// does.
/// </summary>
internal sealed partial class DocumentDescriber(IEnumerable<ApiDescription> descriptions) : IOpenApiDocumentTransformer
{
    public const string BearerScheme = "bearer";
    public const string ProblemSchema = "Problem";

    private const string Version = "1";

    /// <summary>The same for every service.</summary>
    private const string Rules = """


        **Signing in.** `POST /users/login` answers a token (JWT, ES256, 15 minutes); send it as `Authorization: Bearer …`.
        `POST /users/refresh` gives the next one.

        **Requests and answers** are JSON in snake_case. Money is an integer in minor units of its currency, times are RFC 3339
        in UTC.

        **Lists** are paged: `limit`, and a cursor which is the `next` of the page before; `next` is null on the last page.

        **Errors** are problem details (RFC 9457). Decide by `code`, which is stable; `detail` is for people. 429 and 503 say in
        `Retry-After` when to try again.
        """;

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var about = descriptions.SingleOrDefault() ?? new ApiDescription(document.Info.Title ?? "API", "", []);
        document.Info = new OpenApiInfo
        {
            Title = about.Title,
            Version = Version,
            Description = about.Summary + Rules,
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "The gateway that serves this page" }];
        document.Tags = new HashSet<OpenApiTag>(
            about.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        document.AddComponent(BearerScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The `token` that `POST /users/login` answers.",
        });
        document.AddComponent(ProblemSchema, Problem());
        document.Components!.Schemas = new SortedDictionary<string, IOpenApiSchema>(
            document.Components.Schemas!, StringComparer.Ordinal);
        document.Components.Responses = new SortedDictionary<string, IOpenApiResponse>(
            document.Components.Responses ?? new Dictionary<string, IOpenApiResponse>(), StringComparer.Ordinal);
        RequestFields.LeaveOptional(document);
        document.Paths = PathsOf(document.Paths);
        return Task.CompletedTask;
    }

    private static OpenApiPaths PathsOf(OpenApiPaths paths)
    {
        var renamed = new OpenApiPaths();
        foreach (var (path, item) in paths.OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            renamed.Add(Parameter().Replace(path, p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Value)), item);
        }

        return renamed;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Why a request was refused: problem details, RFC 9457.",
        Required = new HashSet<string> { "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("A page about the HTTP status."),
            ["title"] = Text("The HTTP status in words."),
            ["status"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status.",
            },
            ["code"] = Text("Stable; programs decide by it."),
            ["detail"] = Text("For people: what happened and what to do."),
            ["reason"] = Text("A finer code, with `payment-declined`: why the provider said no."),
            ["price"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer, Format = "int64",
                Description = "With `price-changed`: what a seat costs now, in minor units.",
            },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "With `invalid-request`: what is wrong, by field.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        },
    };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };

    [GeneratedRegex(@"(?<=\{)\w+(?=\})")]
    private static partial Regex Parameter();
}
