using Microsoft.OpenApi;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>
/// Requests are records whose fields may all be missing, so that our own rules say what is wrong. The framework takes
/// what their constructors ask for as required; here only what may not be null stays so.
/// </summary>
internal static class RequestFields
{
    public static void LeaveOptional(OpenApiDocument document)
    {
        var bodies = document.Paths.Values
            .SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.RequestBody?.Content?.Values ?? Enumerable.Empty<OpenApiMediaType>());
        var seen = new HashSet<IOpenApiSchema>(ReferenceEqualityComparer.Instance);
        foreach (var body in bodies)
        {
            Visit(body.Schema, document, seen);
        }
    }

    private static void Visit(IOpenApiSchema? schema, OpenApiDocument document, HashSet<IOpenApiSchema> seen)
    {
        if (schema is OpenApiSchemaReference reference)
        {
            var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
            schema = schemas.TryGetValue(reference.Reference.Id ?? "", out var target) ? target : null;
        }

        if (schema is not OpenApiSchema own || !seen.Add(own))
        {
            return;
        }

        Visit(own.Items, document, seen);
        foreach (var part in own.OneOf ?? [])
        {
            Visit(part, document, seen);
        }

        foreach (var (name, property) in own.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (MayBeNull(property))
            {
                own.Required?.Remove(name);
            }

            Visit(property, document, seen);
        }
    }

    private static bool MayBeNull(IOpenApiSchema schema) =>
        schema is not OpenApiSchemaReference
        && (schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(MayBeNull) == true);
}
