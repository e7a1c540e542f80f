using System.Security.Cryptography;
using System.Text;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>
/// The order of a waiting room as a function of what is published: the seed and the list of entries. The same is in
/// docs/queue-proof/check.mjs, for everybody to recompute (docs/adr/0040).
/// </summary>
internal static class DrawRules
{
    public const int NonceBytes = 16;
    public const int SeedBytes = 32;

    /// <summary>The digest of no entries.</summary>
    public static byte[] EmptyDigest => new byte[SHA256.HashSizeInBytes];

    /// <summary>What is published before the draw.</summary>
    public static byte[] CommitmentOf(byte[] seed) => SHA256.HashData(seed);

    /// <summary>SHA-256 of <c>12:0192….:00ff…</c>: only who knows the nonce can tell whose entry it is.</summary>
    public static byte[] EntryOf(EventId eventId, UserId user, byte[] nonce) =>
        SHA256.HashData(Encoding.ASCII.GetBytes($"{eventId}:{user}:{Convert.ToHexStringLower(nonce)}"));

    /// <summary>The digest with one entry more.</summary>
    public static byte[] Extend(byte[] digest, byte[] entry) => SHA256.HashData([.. digest, .. entry]);

    /// <summary>
    /// SHA-256(seed, digest), or with a public value SHA-256(seed, digest, SHA-256("source\nvalue")). Every nonce is in the
    /// digest, so whoever chose the seed did not know it; and nobody knew the value while the list was open.
    /// </summary>
    public static byte[] MixOf(byte[] seed, byte[] digest, PublicValue? value) => value is { Value: { } text }
        ? SHA256.HashData([.. seed, .. digest, .. SHA256.HashData(Encoding.UTF8.GetBytes($"{value.Source}\n{text}"))])
        : SHA256.HashData([.. seed, .. digest]);

    /// <summary>The place of each entry, from 1: the order of SHA-256(mix, entry).</summary>
    /// <param name="mix">As <see cref="MixOf"/> has it.</param>
    /// <param name="entries">In the order of their positions, each once.</param>
    public static int[] Draw(byte[] mix, IReadOnlyList<byte[]> entries)
    {
        var keys = new (byte[] Key, int Index)[entries.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (SHA256.HashData([.. mix, .. entries[i]]), i);
        }

        Array.Sort(keys, (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        var numbers = new int[keys.Length];
        for (var place = 0; place < keys.Length; place++)
        {
            numbers[keys[place].Index] = place + 1;
        }

        return numbers;
    }
}
