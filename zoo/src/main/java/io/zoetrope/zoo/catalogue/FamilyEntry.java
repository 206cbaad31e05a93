package io.zoetrope.zoo.catalogue;

import io.zoetrope.zoo.family.Family;

/**
 * A family as the catalogue lists it.
 *
 * @param code the class that draws its networks
 * @param title what people call it
 * @param paper where it is described
 */
public record FamilyEntry(String code, String title, String paper) {

  /**
   * @throws CatalogueException when the class is missing or no family
   */
  Family family() {
    try {
      return Class.forName(code).asSubclass(Family.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new CatalogueException(
          "family " + title + ": " + code + " must be a public Family without arguments", e);
    }
  }
}
