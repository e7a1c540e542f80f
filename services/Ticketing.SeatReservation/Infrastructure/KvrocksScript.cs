using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// A Lua script from the assembly's embedded files, run by its SHA-1; for calls that are rare. A server that does not
/// know it (NOSCRIPT: restarted, failed over, flushed) gets the text once with EVAL, which also teaches it the SHA.
/// </summary>
internal sealed class KvrocksScript
{
    private readonly string _text;
    private readonly byte[] _sha;

    private KvrocksScript(string text)
    {
        _text = text;
#pragma warning disable CA5350 // EVALSHA names a script by SHA-1: a protocol's choice, not a signature.
        _sha = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    /// <summary>Joins embedded files, in this order, into one script.</summary>
    public static KvrocksScript FromFiles(params IReadOnlyList<string> names) =>
        new(string.Join('\n', names.Select(ReadResource)));

    /// <summary>Runs the script; a server's error is thrown.</summary>
    public async Task<RedisResult> EvaluateAsync(IDatabase kvrocks, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            return await kvrocks.ScriptEvaluateAsync(_sha, keys, values);
        }
        catch (RedisServerException e) when (ServerErrors.IsUnknownScript(e))
        {
            return await kvrocks.ExecuteAsync(
                "EVAL", [_text, keys.Length, .. keys.Cast<object>(), .. values.Cast<object>()]);
        }
    }

    /// <summary>An embedded file.</summary>
    internal static string ReadResource(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no embedded script {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
