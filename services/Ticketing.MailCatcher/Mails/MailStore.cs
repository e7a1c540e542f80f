using System.Globalization;

namespace Ticketing.MailCatcher.Mails;

/// <summary>A mail that was taken.</summary>
/// <param name="Id">Counts up from 1.</param>
/// <param name="To">Addresses of the envelope.</param>
/// <param name="Created">When it came, UTC.</param>
/// <param name="Raw">As it came.</param>
/// <param name="Content">What it says.</param>
public sealed record CaughtMail(
    string Id, IReadOnlyList<string> To, DateTimeOffset Created, byte[] Raw, MailContent Content);

/// <summary>The newest mails, in memory.</summary>
public sealed class MailStore(TimeProvider clock)
{
    /// <summary>A mail with twenty tickets has some hundred kilobytes.</summary>
    public const int MaxMailBytes = 2 * 1024 * 1024;

    // A page of them is looked at; a test sends some hundreds.
    private const int MaxMails = 2_000;

    // Whatever their number: a catcher must not fill a developer's machine.
    private const long MaxBytes = 128L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly LinkedList<CaughtMail> _mails = [];
    private long _bytes;
    private long _lastId;

    /// <summary>Stores it; the oldest go when there are too many.</summary>
    public void Add(IReadOnlyList<string> to, byte[] raw)
    {
        var content = MailContent.Parse(raw);
        lock (_lock)
        {
            var id = (++_lastId).ToString(CultureInfo.InvariantCulture);
            _mails.AddFirst(new CaughtMail(id, to, clock.GetUtcNow(), raw, content));
            _bytes += raw.Length;
            while (_mails.Count > MaxMails || _bytes > MaxBytes)
            {
                _bytes -= _mails.Last!.Value.Raw.Length;
                _mails.RemoveLast();
            }
        }
    }

    /// <summary>Newest first; those to one address if asked so.</summary>
    public (int Total, List<CaughtMail> Mails) List(string? to, int start, int limit)
    {
        lock (_lock)
        {
            var found = _mails
                .Where(m => to is null || m.To.Contains(to, StringComparer.OrdinalIgnoreCase))
                .ToList();
            return (found.Count, [.. found.Skip(start).Take(limit)]);
        }
    }

    /// <summary>The mail, or null.</summary>
    public CaughtMail? Find(string id)
    {
        lock (_lock)
        {
            return _mails.FirstOrDefault(m => m.Id == id);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _mails.Clear();
            _bytes = 0;
        }
    }
}
