using System.Security.Cryptography;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value given from outside: configuration <c>Parameters:name</c>, or its default.</summary>
public class ParameterResource : Resource, IExpressionValue
{
    private readonly Lazy<string> _value;

    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false) : base(name)
    {
        _value = new Lazy<string>(() => callback(Default));
        Secret = secret;
    }

    public bool Secret { get; }

    public bool IsConnectionString { get; set; }

    public ParameterDefault? Default { get; set; }

    public string? Description { get; set; }

    public bool EnableDescriptionMarkdown { get; set; }

    /// <exception cref="MissingParameterValueException">Nothing gives it a value; the message names the key.</exception>
    public string Value => _value.Value;

    public string ValueExpression => $"{{{Name}.value}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(Value);

    public ValueTask<string?> GetValueAsync(ValueProviderContext _, CancellationToken cancellationToken) => new(Value);
}

public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();

    public abstract void WriteToManifest(ManifestPublishingContext context);
}

/// <summary>A random value; the manifest says how to make one, never the value.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string LowerSet = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperSet = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string NumericSet = "0123456789";
    private const string SpecialSet = "-_.{}~()*+!";

    public int MinLength { get; set; }

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    public override string GetDefaultValue()
    {
        var chars = new List<char>();
        var all = "";
        Add(Lower, LowerSet, MinLower);
        Add(Upper, UpperSet, MinUpper);
        Add(Numeric, NumericSet, MinNumeric);
        Add(Special, SpecialSet, MinSpecial);
        while (chars.Count < MinLength)
        {
            chars.Add(all[RandomNumberGenerator.GetInt32(all.Length)]);
        }
        var result = chars.ToArray();
        RandomNumberGenerator.Shuffle(result.AsSpan());
        return new string(result);

        void Add(bool use, string set, int minimum)
        {
            if (use)
            {
                all += set;
                chars.AddRange(RandomNumberGenerator.GetItems<char>(set, minimum));
            }
        }
    }

    public override void WriteToManifest(ManifestPublishingContext context)
    {
        var writer = context.Writer;
        writer.WriteStartObject("generate");
        writer.WriteNumber("minLength", MinLength);
        Flag("lower", Lower);
        Flag("upper", Upper);
        Flag("numeric", Numeric);
        Flag("special", Special);
        Minimum("minLower", MinLower);
        Minimum("minUpper", MinUpper);
        Minimum("minNumeric", MinNumeric);
        Minimum("minSpecial", MinSpecial);
        writer.WriteEndObject();

        // Only what differs from the default is written.
        void Flag(string name, bool value)
        {
            if (!value)
            {
                writer.WriteBoolean(name, false);
            }
        }

        void Minimum(string name, int value)
        {
            if (value > 0)
            {
                writer.WriteNumber(name, value);
            }
        }
    }
}

internal sealed class ConstantParameterDefault(Func<string> valueGetter) : ParameterDefault
{
    public override string GetDefaultValue() => valueGetter();

    public override void WriteToManifest(ManifestPublishingContext context)
        => context.Writer.WriteString("value", valueGetter());
}
