using SkiaSharp;

namespace Ticketing.EventTicketing.Pictures;

/// <summary>A form of a picture, by the last part of its address.</summary>
internal sealed record PictureForm(string Name, byte[] Content);

/// <summary>What was made of an upload.</summary>
/// <param name="Width">Of the largest form.</param>
/// <param name="Height">Of the largest form.</param>
/// <param name="Widths">Of the forms for pages, smallest first.</param>
/// <param name="Forms">All of them.</param>
internal sealed record MadePicture(int Width, int Height, IReadOnlyList<int> Widths, IReadOnlyList<PictureForm> Forms);

/// <summary>
/// Makes the forms of an uploaded picture. It is decoded and drawn anew, so that nothing of the file but its pixels is
/// kept: no metadata, no place where it was taken, no bytes that something else might read as a script.
/// </summary>
internal static class PictureForms
{
    private const int WebpQuality = 80;
    private const int JpegQuality = 85;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>
    /// The forms, or why not. The size is read from the head of the file before anything is decoded.
    /// </summary>
    public static (MadePicture? Picture, bool IsWrongSize) Make(byte[] upload)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
        {
            return (null, false);
        }

        if (!PictureRules.MayBeDecoded(codec.Info.Width, codec.Info.Height))
        {
            return (null, true);
        }

        using var pixels = new SKBitmap(
            new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success)
        {
            return (null, false);
        }

        using var turned = Turn(pixels, codec.EncodedOrigin);
        return (MakeForms(turned ?? pixels), false);
    }

    private static MadePicture MakeForms(SKBitmap source)
    {
        // So the image shares the pixels instead of copying them.
        source.SetImmutable();
        using var image = SKImage.FromBitmap(source);
        var widths = PictureRules.WidthsOf(source.Width);
        List<PictureForm> forms =
        [
            .. widths.Select(width => new PictureForm(
                $"{width}.webp", Draw(image, width, SKEncodedImageFormat.Webp, WebpQuality))),
            new PictureForm("preview.jpg", Draw(
                image, Math.Min(source.Width, PictureRules.PreviewWidth), SKEncodedImageFormat.Jpeg, JpegQuality)),
        ];
        return new MadePicture(
            widths[^1], PictureRules.HeightOf(source.Width, source.Height, widths[^1]), widths, forms);
    }

    private static byte[] Draw(SKImage image, int width, SKEncodedImageFormat format, int quality)
    {
        var height = PictureRules.HeightOf(image.Width, image.Height, width);
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));

        // JPEG has no transparency; on a page with a dark background white is still what a poster is printed on.
        surface.Canvas.Clear(format == SKEncodedImageFormat.Jpeg ? SKColors.White : SKColors.Transparent);
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), Smooth);
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(format, quality);
        return encoded.ToArray();
    }

    /// <summary>
    /// As a camera says that it was held, which pages do not know once the metadata is gone; null if it is upright.
    /// </summary>
    private static SKBitmap? Turn(SKBitmap pixels, SKEncodedOrigin origin)
    {
        var degrees = origin switch
        {
            SKEncodedOrigin.BottomRight => 180,
            SKEncodedOrigin.RightTop => 90,
            SKEncodedOrigin.LeftBottom => 270,
            _ => 0,
        };
        if (degrees == 0)
        {
            return null;
        }

        var isSideways = degrees is 90 or 270;
        var turned = new SKBitmap(new SKImageInfo(
            isSideways ? pixels.Height : pixels.Width, isSideways ? pixels.Width : pixels.Height,
            SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(turned);
        canvas.Clear(SKColors.Transparent);
        canvas.Translate(turned.Width / 2f, turned.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.Translate(-pixels.Width / 2f, -pixels.Height / 2f);
        canvas.DrawBitmap(pixels, 0, 0, SKSamplingOptions.Default);
        return turned;
    }
}
