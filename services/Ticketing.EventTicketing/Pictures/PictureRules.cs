namespace Ticketing.EventTicketing.Pictures;

/// <summary>What a picture may be, and the forms that are made of it.</summary>
internal static class PictureRules
{
    /// <summary>As uploaded; the gateway has the same bound.</summary>
    public const int MaxBytes = 5 << 20;

    /// <summary>Smaller ones look blurred everywhere.</summary>
    public const int MinSide = 200;

    public const int MaxSide = 10_000;

    /// <summary>
    /// What decoding takes is four bytes a pixel, however small the file is: 24 million are 96 MB.
    /// </summary>
    public const int MaxPixels = 24_000_000;

    /// <summary>Widths that pages ask for: a phone, a card or a wide phone, a desktop.</summary>
    private static readonly int[] PageWidths = [480, 960, 1_600];

    /// <summary>Width of the form for previews of links.</summary>
    public const int PreviewWidth = 1_200;

    public static bool MayBeDecoded(int width, int height) =>
        width is >= MinSide and <= MaxSide && height is >= MinSide and <= MaxSide && (long)width * height <= MaxPixels;

    /// <summary>Widths of the forms of a picture; none is wider than itself.</summary>
    public static IReadOnlyList<int> WidthsOf(int width)
    {
        var widest = Math.Min(width, PageWidths[^1]);
        return [.. PageWidths.Where(form => form < widest), widest];
    }

    /// <summary>The height that keeps the proportions.</summary>
    public static int HeightOf(int width, int height, int formWidth) =>
        Math.Max(1, (int)Math.Round((double)height * formWidth / width));
}
