using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>
/// The text of a property is the name of one of the enum's members, in capitals: <c>PENDING_PAYMENT</c> for
/// <c>PendingPayment</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NamesOfAttribute(Type enumType) : Attribute
{
    /// <summary>The enum.</summary>
    public Type EnumType { get; } = enumType;

    /// <summary>The names as they are sent.</summary>
    public IEnumerable<string> Names =>
        Enum.GetNames(EnumType).Select(JsonNamingPolicy.SnakeCaseUpper.ConvertName);
}

/// <summary>The text of a property is one of these.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : Attribute
{
    /// <summary>The values as they are sent.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>
/// Lists the values of properties with <see cref="NamesOfAttribute"/> or <see cref="OneOfAttribute"/>, and takes null from
/// those with <see cref="RequiredAttribute"/>. A property that is left out when it is null is not a required one.
/// </summary>
internal sealed class PropertyDescriber : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), false) == true)
            {
                schema.Required?.Remove(property.Name);
            }
        }

        var attributes = context.JsonPropertyInfo?.AttributeProvider;
        // A field that our own rules ask for: null in C# alone.
        if (attributes?.IsDefined(typeof(RequiredAttribute), false) == true && schema.Type is { } type)
        {
            schema.Type = type & ~JsonSchemaType.Null;
        }

        IEnumerable<string> names =
        [
            .. attributes?.GetCustomAttributes(typeof(NamesOfAttribute), false).Cast<NamesOfAttribute>()
                .SelectMany(attribute => attribute.Names) ?? [],
            .. attributes?.GetCustomAttributes(typeof(OneOfAttribute), false).Cast<OneOfAttribute>()
                .SelectMany(attribute => attribute.Values) ?? [],
        ];
        if (names.Any())
        {
            schema.Enum = [.. names.Select(name => (JsonNode)name)];
            if (schema.Type?.HasFlag(JsonSchemaType.Null) == true)
            {
                schema.Enum.Add(JsonNullSentinel.JsonNull);
            }
        }

        return Task.CompletedTask;
    }
}
