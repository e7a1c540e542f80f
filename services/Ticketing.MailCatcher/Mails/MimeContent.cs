using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace Ticketing.MailCatcher.Mails;

/// <summary>What a person reads of a mail (RFC 5322, RFC 2045–2047). Broken mails show what can be shown.</summary>
public sealed partial record MimeContent(
    IReadOnlyDictionary<string, string> Headers, string Subject, string Text, string Html)
{
    // multipart/mixed around multipart/alternative around text is two.
    private const int MaxDepth = 5;

    /// <summary>Takes a mail apart. Bytes are read as Latin-1 until their charset is known.</summary>
    public static MimeContent Parse(byte[] raw)
    {
        var (headers, body) = Split(Encoding.Latin1.GetString(raw));
        var (text, html) = Read(headers, body, 0);
        return new(headers, DecodeWords(headers.GetValueOrDefault("subject", "")), text, html);
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string part)
    {
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = end < 0 ? part : part[..end];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // A line that begins with white space continues the one before.
        foreach (var line in Folding().Replace(head, " ").Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return (headers, end < 0 ? "" : part[(end + 4)..]);
    }

    private static (string Text, string Html) Read(Dictionary<string, string> headers, string body, int depth)
    {
        var type = TypeOf(headers);
        if (type.Boundary is { Length: > 0 } boundary && depth < MaxDepth)
        {
            var (text, html) = ("", "");
            // The last boundary ends with two dashes.
            var parts = body.Split("--" + boundary).Skip(1).TakeWhile(p => !Begins(p, "--"));
            foreach (var part in parts)
            {
                var (partHeaders, partBody) = Split(Begins(part, "\r\n") ? part[2..] : part);
                var (partText, partHtml) = Read(partHeaders, partBody, depth + 1);
                text = text.Length > 0 ? text : partText;
                html = html.Length > 0 ? html : partHtml;
            }

            return (text, html);
        }

        var encoding = headers.GetValueOrDefault("content-transfer-encoding", "");
        var decoded = Charset(type.CharSet).GetString(Decode(encoding, body));
        var isHtml = string.Equals(type.MediaType, "text/html", StringComparison.OrdinalIgnoreCase);
        return isHtml ? ("", decoded) : (decoded, "");
    }

    private static bool Begins(string text, string with) => text.StartsWith(with, StringComparison.Ordinal);

    private static ContentType TypeOf(Dictionary<string, string> headers)
    {
        try
        {
            return new ContentType(headers.GetValueOrDefault("content-type", "text/plain"));
        }
        catch (FormatException)
        {
            return new ContentType("text/plain");
        }
    }

    private static byte[] Decode(string encoding, string body)
    {
        if (encoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase))
        {
            return Quoted(body.Replace("=\r\n", "", StringComparison.Ordinal));
        }

        var bytes = new byte[body.Length];
        return encoding.Equals("base64", StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(body, bytes, out var length)
                ? bytes[..length]
                : Encoding.Latin1.GetBytes(body);
    }

    /// <summary>Undoes <c>=E4</c>.</summary>
    private static byte[] Quoted(string text) => Encoding.Latin1.GetBytes(
        QuotedByte().Replace(text, m => ((char)Convert.ToInt32(m.Value[1..], 16)).ToString()));

    /// <summary>RFC 2047: <c>=?utf-8?B?…?=</c>; white space between two such words is none.</summary>
    private static string DecodeWords(string text)
    {
        var joined = BetweenWords().Replace(text, "?==?");
        return EncodedWord().Replace(joined, word =>
        {
            var bytes = word.Groups[2].Value is "B" or "b"
                ? Decode("base64", word.Groups[3].Value)
                : Quoted(word.Groups[3].Value.Replace('_', ' '));
            return Charset(word.Groups[1].Value).GetString(bytes);
        });
    }

    private static Encoding Charset(string? name)
    {
        try
        {
            return string.IsNullOrEmpty(name) ? Encoding.UTF8 : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1;
        }
    }

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex("=[0-9A-Fa-f]{2}")]
    private static partial Regex QuotedByte();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?([^?]+)\?([BbQq])\?([^?]*)\?=")]
    private static partial Regex EncodedWord();
}
