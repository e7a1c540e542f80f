using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// Collects what is wrong with a request, by the path of the field, for example <c>sections[0].name</c>.
/// </summary>
internal sealed class FieldErrors
{
    /// <summary>A hostile plan could be wrong in 100,000 places; nobody reads more than this.</summary>
    private const int MaxFields = 50;

    private readonly Dictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    /// <summary>True if nothing was found wrong.</summary>
    public bool None => _byField.Count == 0;

    /// <summary>True when further checking would only add to a list that is long enough.</summary>
    public bool Full => _byField.Count >= MaxFields;

    /// <summary>Adds an error, unless the list is full.</summary>
    public void Add(string field, string message)
    {
        if (_byField.TryGetValue(field, out var messages))
        {
            messages.Add(message);
        }
        else if (!Full)
        {
            _byField[field] = [message];
        }
    }

    /// <summary>Adds an error if <paramref name="ok"/> is false; returns <paramref name="ok"/>.</summary>
    public bool Require(bool ok, string field, string message)
    {
        if (!ok)
        {
            Add(field, message);
        }

        return ok;
    }

    public Refusal ToRefusal() =>
        Refusal.Invalid(_byField.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal));
}
