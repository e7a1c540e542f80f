namespace Ticketing.Contracts.Seating;

/// <summary>
/// A ticket's short number for people: the first 40 bits of its hash, which a door's list has anyway, as eight characters
/// of Crockford's Base32 (no I, L, O, U), for example <c>7K3M-Q9TD</c>. Of 50,000 tickets of an event two share theirs
/// once in a thousand events; whoever looks a number up is shown both.
/// </summary>
public readonly record struct TicketNumber(long Value)
{
    /// <summary>Characters without the dash.</summary>
    public const int Length = 8;

    /// <summary>Fewer last characters would find every thirtieth ticket of a hall.</summary>
    public const int MinSuffix = 4;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsOfCharacter = 5;

    /// <summary>Of the bytes of a ticket's hash.</summary>
    public static TicketNumber Of(ReadOnlySpan<byte> hash)
    {
        var value = 0L;
        foreach (var b in hash[..(Length * BitsOfCharacter / 8)])
        {
            value = (value << 8) | b;
        }

        return new TicketNumber(value);
    }

    /// <summary>True if the number ends with what <see cref="TryReadSuffix"/> read.</summary>
    public bool EndsWith(TicketNumberSuffix suffix) =>
        (Value & ((1L << (suffix.Length * BitsOfCharacter)) - 1)) == suffix.Value;

    /// <summary>
    /// The last characters of a number as somebody typed them: in either case, with or without dash and spaces, O for 0,
    /// I and L for 1. False for fewer than four characters, and for texts that are no part of a number.
    /// </summary>
    public static bool TryReadSuffix(string? text, out TicketNumberSuffix suffix)
    {
        var (value, length) = (0L, 0);
        foreach (var c in text ?? "")
        {
            if (c is '-' or ' ')
            {
                continue;
            }

            var digit = Alphabet.IndexOf(char.ToUpperInvariant(c) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            }, StringComparison.Ordinal);
            if (digit < 0 || ++length > Length)
            {
                suffix = default;
                return false;
            }

            value = (value << BitsOfCharacter) | (uint)digit;
        }

        suffix = new TicketNumberSuffix(value, length);
        return length >= MinSuffix;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var value = Value;
        return string.Create(Length + 1, value, static (text, value) =>
        {
            for (var i = Length; i >= 0; i--)
            {
                if (i == Length / 2)
                {
                    text[i] = '-';
                    continue;
                }

                text[i] = Alphabet[(int)(value & 31)];
                value >>= BitsOfCharacter;
            }
        });
    }
}

/// <summary>The last characters of a ticket's number.</summary>
public readonly record struct TicketNumberSuffix(long Value, int Length);
