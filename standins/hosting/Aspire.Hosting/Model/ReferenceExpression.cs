using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A string with values in it that are not known yet, for example <c>Host={endpoint};Password={parameter}</c>. It has
/// two readings: the value when the application runs, and an expression when a manifest is written.
/// </summary>
public class ReferenceExpression : IExpressionValue, IValueWithReferences
{
    public static readonly ReferenceExpression Empty = new("", [], [], []);

    private readonly string[] _manifestExpressions;
    private readonly string?[] _stringFormats;

    internal ReferenceExpression(string format, IValueProvider[] providers, string[] manifest, string?[] stringFormats)
    {
        Format = format;
        ValueProviders = providers;
        _manifestExpressions = manifest;
        _stringFormats = stringFormats;
    }

    /// <summary>A composite format: <c>Host={0};Password={1}</c>.</summary>
    public string Format { get; }

    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    public IReadOnlyList<string> ManifestExpressions => _manifestExpressions;

    /// <summary>Per value: null, or <c>uri</c> for a value that is percent-encoded.</summary>
    public IReadOnlyList<string?> StringFormats => _stringFormats;

    public string ValueExpression => string.Format(CultureInfo.InvariantCulture, Format, _manifestExpressions);

    IEnumerable<object> IValueWithReferences.References => ValueProviders;

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.Builder.Build();

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken)
    {
        // As in the real package, an empty expression has no value at all.
        if (Format.Length == 0)
        {
            return null;
        }
        var values = new object?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = await ValueProviders[i].GetValueAsync(cancellationToken).ConfigureAwait(false);
            values[i] = _stringFormats[i] switch
            {
                null => value,
                "uri" => value is null ? null : Uri.EscapeDataString(value),
                var other => throw new FormatException($"The format '{other}' is not supported."),
            };
        }
        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
        => GetValueAsync(cancellationToken);

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(cancellationToken);

    /// <summary>What the compiler builds from <c>$"…{value}…"</c>.</summary>
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        internal readonly ReferenceExpressionBuilder Builder = new(literalLength + (4 * formattedCount));

        public readonly void AppendLiteral(string value) => Builder.AppendLiteral(value);

        public readonly void AppendFormatted(string? value) => Builder.AppendFormatted(value);

        public readonly void AppendFormatted(string? value, string? format = null) => Builder.AppendFormatted(value, format);

        public readonly void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider
            => Builder.AppendValueProvider(valueProvider);

        public readonly void AppendFormatted<T>(T valueProvider, string? format = null)
            where T : IValueProvider, IManifestExpressionProvider => Builder.AppendValueProvider(valueProvider, format);

        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider
            => Builder.AppendValueProvider(valueProvider.Resource);

        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider
            => Builder.AppendValueProvider(valueProvider.Resource, format);
    }
}

public class ReferenceExpressionBuilder
{
    private readonly StringBuilder _format;
    private readonly List<IValueProvider> _providers = [];
    private readonly List<string> _manifest = [];
    private readonly List<string?> _stringFormats = [];

    public ReferenceExpressionBuilder() : this(16)
    {
    }

    internal ReferenceExpressionBuilder(int capacity) => _format = new StringBuilder(capacity);

    public bool IsEmpty => _format.Length == 0;

    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
        // The handler has already written into this builder.
    }

    // Braces in a literal are doubled because the whole is a composite format.
    public void AppendLiteral(string value) => _format.Append(value.Replace("{", "{{").Replace("}", "}}"));

    public void AppendFormatted(string? value) => AppendLiteral(value ?? "");

    public void AppendFormatted(string? value, string? format = null)
        => AppendLiteral(format == "uri" ? Uri.EscapeDataString(value ?? "") : value ?? "");

    public void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider
        => AppendValueProvider(valueProvider);

    public void AppendFormatted<T>(T valueProvider, string? format) where T : IValueProvider, IManifestExpressionProvider
        => AppendValueProvider(valueProvider, format);

    public void AppendValueProvider(object valueProvider, string? format = null)
    {
        if (valueProvider is not (IValueProvider provider and IManifestExpressionProvider manifest))
        {
            throw new ArgumentException(
                $"A {valueProvider.GetType()} is neither a value provider nor a manifest expression.", nameof(valueProvider));
        }
        _format.Append(CultureInfo.InvariantCulture, $"{{{_providers.Count}}}");
        _providers.Add(provider);
        _manifest.Add(manifest.ValueExpression);
        _stringFormats.Add(format);
    }

    public ReferenceExpression Build()
        => new(_format.ToString(), [.. _providers], [.. _manifest], [.. _stringFormats]);

    [InterpolatedStringHandler]
    public ref struct ReferenceExpressionBuilderInterpolatedStringHandler
    {
        private readonly ReferenceExpressionBuilder _builder;

        public ReferenceExpressionBuilderInterpolatedStringHandler(
            int literalLength, int formattedCount, ReferenceExpressionBuilder builder)
        {
            _ = literalLength + formattedCount;
            _builder = builder;
        }

        public readonly void AppendLiteral(string value) => _builder.AppendLiteral(value);

        public readonly void AppendFormatted(string? value) => _builder.AppendFormatted(value);

        public readonly void AppendFormatted(string? value, string format) => _builder.AppendFormatted(value, format);

        public readonly void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider
            => _builder.AppendValueProvider(valueProvider);

        public readonly void AppendFormatted<T>(T valueProvider, string? format)
            where T : IValueProvider, IManifestExpressionProvider => _builder.AppendValueProvider(valueProvider, format);

        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider
            => _builder.AppendValueProvider(valueProvider.Resource);

        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format)
            where T : IResource, IValueProvider, IManifestExpressionProvider
            => _builder.AppendValueProvider(valueProvider.Resource, format);
    }
}
