using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>The ports of bindings: those said, and numbers from 8000 for those that have to be some number.</summary>
internal sealed class ManifestPorts
{
    private readonly HashSet<int> _used = [];
    private int _next = 8000;

    /// <summary>The exposed port is null where it follows from the target port or the scheme.</summary>
    public List<(EndpointAnnotation Endpoint, int? Port, int? TargetPort)> Resolve(IResource resource)
    {
        var result = new List<(EndpointAnnotation, int?, int?)>();
        var seenSchemes = new HashSet<string>();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var isHttp = endpoint.UriScheme is "http" or "https";
            // A project's first endpoint of each scheme listens where the deployment tool says.
            var toolDecides = resource is ProjectResource && isHttp && seenSchemes.Add(endpoint.UriScheme);
            int? target = (resource, endpoint.TargetPort, endpoint.Port) switch
            {
                (_, { } given, _) => given,
                (ContainerResource, null, { } port) => port,
                _ when toolDecides => null,
                _ => Next(),
            };
            var exposed = endpoint.Port ?? (target is null && !isHttp ? Next() : null);
            foreach (var port in (int?[])[target, exposed])
            {
                if (port is { } used)
                {
                    _used.Add(used);
                }
            }
            result.Add((endpoint, exposed, target));
        }
        return result;
    }

    private int Next()
    {
        while (!_used.Add(_next))
        {
            _next++;
        }
        return _next++;
    }
}

/// <summary>
/// A parameter used with a format, <c>{password:uri}</c>, becomes an entry of its own in the manifest, so that the
/// deployment tool knows how to encode the value: <c>password-uri-encoded</c>.
/// </summary>
internal sealed class FilteredParameters
{
    private readonly Dictionary<(ParameterResource Parameter, string Format), string> _names = [];

    public void Register(ReferenceExpression expression) => Expression(expression);

    public string Expression(ReferenceExpression expression)
    {
        var parts = new object?[expression.ValueProviders.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = expression.StringFormats[i] is { Length: > 0 } format && ParameterIn(expression.ValueProviders[i]) is { } parameter
                ? $"{{{NameOf(parameter, format)}.value}}"
                : expression.ManifestExpressions[i];
        }
        return string.Format(CultureInfo.InvariantCulture, expression.Format, parts);
    }

    public void Write(Utf8JsonWriter writer)
    {
        foreach (var ((parameter, format), name) in _names)
        {
            writer.WriteStartObject(name);
            writer.WriteString("type", "annotated.string");
            writer.WriteString("value", parameter.ValueExpression);
            writer.WriteString("filter", format);
            writer.WriteEndObject();
        }
    }

    private string NameOf(ParameterResource parameter, string format)
    {
        if (!_names.TryGetValue((parameter, format), out var name))
        {
            name = _names[(parameter, format)] = $"{parameter.Name}-{format}-encoded";
        }
        return name;
    }

    private static ParameterResource? ParameterIn(object provider) => provider switch
    {
        ParameterResource parameter => parameter,
        ReferenceExpression { Format: "{0}" } inner => inner.ValueProviders[0] as ParameterResource,
        _ => null,
    };
}
